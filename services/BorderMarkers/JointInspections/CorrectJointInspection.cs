using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.JointInspections;

/// <summary>Corrects what is stated of an inspection, before every party has given its word on it.</summary>
public sealed record CorrectJointInspection(JointInspection Inspection);

internal static class CorrectJointInspectionSlice
{
    public static void MapCorrectJointInspection(this IEndpointRouteBuilder inspections) => inspections.MapCommand(
        "/{inspectionId}/correct", HandleAsync, nameof(CorrectJointInspection), Roles.Officer,
        "Corrects what is stated of an inspection: a new revision with the correcting party's word on it and nobody else's.")
        .Refuses(JointInspectionRejections.Unknown, JointInspectionRejections.Completed, Proposals.SaysTheSame);

    public static Decision<JointInspectionEvent> Decide(
        CorrectJointInspection command, InspectionOfSection inspection, Party by, KnownSection? section, DateTimeOffset now)
    {
        if (!inspection.Includes(by))
        {
            return JointInspectionRejections.Unknown;
        }

        var faults = new Faults();
        faults.Check(command.Inspection, inspection.Pair!, section, now);
        return !faults.None ? JointInspectionRejections.Invalid(faults)
            : inspection.Stated.Repetition<JointInspection, JointInspectionEvent>(by, command.Inspection) is { } repetition ? repetition
            : inspection.Status == JointInspectionStatus.Completed ? JointInspectionRejections.Completed
            : new JointInspectionCorrected(by, inspection.Revision + 1, command.Inspection);
    }

    private static async Task<IResult> HandleAsync(
        Guid inspectionId, CorrectJointInspection command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var section = await database.FindSectionAsync(command.Inspection.SectionId, cancellationToken);
        return await context.RunAsync(
            InspectionOfSection.Stream(inspectionId),
            InspectionOfSection.Decider,
            inspection => Decide(command, inspection, context.Party, section, context.Now),
            JointInspectionRejections.Unknown,
            cancellationToken);
    }
}
