using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.JointInspections;

/// <summary>States what was inspected together.</summary>
public sealed record StateJointInspection(BorderPair Pair, JointInspection Inspection);

internal static class StateJointInspectionSlice
{
    public static void MapStateJointInspection(this IEndpointRouteBuilder inspections) => inspections.MapCreation(
        "/", HandleAsync, nameof(StateJointInspection), Roles.Officer,
        "States which markers of a section were inspected together and how they were found; it is the stating party's word on revision 1.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, JointInspectionRejections.Exists);

    public static Decision<JointInspectionEvent> Decide(
        StateJointInspection command, InspectionOfSection inspection, Guid inspectionId, Party by, KnownSection? section, DateTimeOffset now)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Check(command.Inspection, command.Pair, section, now);
        return !faults.None ? JointInspectionRejections.Invalid(faults)
            : inspection.Status == JointInspectionStatus.Unknown ? new JointInspectionStated(inspectionId, command.Pair, by, command.Inspection)
            : JointInspectionRejections.Exists;
    }

    private static async Task<IResult> HandleAsync(
        StateJointInspection command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var inspectionId = Guid.CreateVersion7(context.Now);
        var section = await database.FindSectionAsync(command.Inspection.SectionId, cancellationToken);
        return await context.CreateAsync(
            command.Pair,
            InspectionOfSection.Stream(inspectionId),
            InspectionOfSection.Decider,
            inspection => Decide(command, inspection, inspectionId, context.Party, section, context.Now),
            JointInspectionRejections.Unknown,
            $"/joint-inspections/{inspectionId}",
            cancellationToken);
    }
}
