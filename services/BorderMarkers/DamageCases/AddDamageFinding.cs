using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Adds to an open case what more the party has found.</summary>
public sealed record AddDamageFinding(FindingStatement Finding);

internal static class AddDamageFindingSlice
{
    public static void MapAddDamageFinding(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/add-finding", HandleAsync, nameof(AddDamageFinding), Roles.Officer, "Adds to an open case what more the party has found.")
        .Refuses(DamageRejections.Unknown, DamageRejections.NotInState);

    public static Decision<DamageCaseEvent> Decide(AddDamageFinding command, DamageCase damage, Party by, DateTimeOffset now)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        var faults = new Faults();
        faults.Check(command.Finding, now);
        return faults.ToImmutable() is { IsEmpty: false } found ? DamageRejections.Invalid(found) : Add(command.Finding.Of(by), damage);
    }

    /// <summary>The same for a finding that reaches the case in another way.</summary>
    public static Decision<DamageCaseEvent> Add(DamageFinding finding, DamageCase damage) =>
        damage.Findings.Any(known => IsKnown(known, finding)) ? Decision<DamageCaseEvent>.NoChange
        : damage.IsOpen ? new DamageFindingAdded(finding)
        : DamageRejections.NotNow(damage.Status);

    /// <summary>The same patrol says the same of the marker once, however many events tell of it.</summary>
    private static bool IsKnown(DamageFinding known, DamageFinding finding) => known.SameAs(
        known.Inspection?.PatrolId is { } patrol && patrol == finding.Inspection?.PatrolId ? finding with { FoundAt = known.FoundAt, Inspection = known.Inspection } : finding);

    private static Task<IResult> HandleAsync(Guid caseId, AddDamageFinding command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party, context.Now), DamageRejections.Unknown, cancellationToken);
}
