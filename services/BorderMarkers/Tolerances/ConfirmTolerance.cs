using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using BorderCoordination.ServiceDefaults.Terms;

namespace BorderCoordination.BorderMarkers.Tolerances;

/// <summary>Gives the party's word on the tolerance that is proposed.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmTolerance(int Revision);

internal static class ConfirmToleranceSlice
{
    public static void MapConfirmTolerance(this IEndpointRouteBuilder tolerances) => tolerances.MapCommand(
        "/{toleranceId}/confirm", HandleAsync, nameof(ConfirmTolerance), Roles.Commander,
        "Gives the party's word on the tolerance that is proposed; the last word needed makes it hold from its day on.")
        .Refuses(ToleranceRejections.Unknown, ToleranceRejections.DayPassed, Superseding.Superseded);

    public static Decision<ToleranceEvent> Decide(ConfirmTolerance command, StandingTerms<MeasurementTolerance> standing, Party by, DateTimeOffset now) => standing.Confirm<MeasurementTolerance, ToleranceEvent>(
        by,
        command.Revision,
        now,
        new ToleranceConfirmed(by, command.Revision),
        (proposed, parties) => new ToleranceAgreed(command.Revision, proposed.Terms, proposed.InForceFrom, parties),
        ToleranceRejections.Unknown,
        ToleranceRejections.DayPassed);

    private static Task<IResult> HandleAsync(Guid toleranceId, ConfirmTolerance command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            ToleranceOfPair.Stream(toleranceId),
            ToleranceOfPair.Decider,
            standing => Decide(command, standing, context.Party, context.Now),
            ToleranceRejections.Unknown,
            cancellationToken);
}
