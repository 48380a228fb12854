using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Proposes another place for the marker, for the party's side of the Joint Committee.</summary>
public sealed record ProposeRelocation(MarkerRelocation Relocation);

internal static class ProposeRelocationSlice
{
    public static void MapProposeRelocation(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/propose-relocation", HandleAsync, nameof(ProposeRelocation), Roles.Committee,
        "Proposes for the party's side of the Joint Committee another place, with the statement that the line is not changed; it is that side's approval of that revision.")
        .Refuses(DamageRejections.Unknown, DamageRejections.NotInState, Proposals.SaysTheSame);

    public static Decision<DamageCaseEvent> Decide(ProposeRelocation command, DamageCase damage, Party by, DateTimeOffset now)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        var relocation = command.Relocation;
        var faults = new Faults();
        faults.Text(relocation.CommitteeRecord, "/relocation/committeeRecord", 100);
        faults.Day(relocation.DecidedOn, "/relocation/decidedOn", now);
        faults.Check(relocation.Point, "/relocation/point");
        faults.When(relocation.Point.ReferenceFrame == GeodeticPoint.Unspecified, "/relocation/point/referenceFrame", "The frame of another place is known.");
        faults.Check(relocation.LineUnchanged, damage.Pair!, "/relocation/lineUnchanged");
        faults.OptionalText(relocation.MapSheet, "/relocation/mapSheet", 100);
        return faults.ToImmutable() is { IsEmpty: false } found ? DamageRejections.Invalid(found)
            : damage.Relocation?.Repetition<MarkerRelocation, DamageCaseEvent>(by, relocation) is { } repetition ? repetition
            : !damage.TakesRelocation ? DamageRejections.NotNow(damage.Status)
            : new RelocationProposed(by, (damage.Relocation?.Revision ?? 0) + 1, relocation);
    }

    private static Task<IResult> HandleAsync(Guid caseId, ProposeRelocation command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party, context.Now), DamageRejections.Unknown, cancellationToken);
}
