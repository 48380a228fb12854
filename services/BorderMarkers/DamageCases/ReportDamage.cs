using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Reports what the party has found at a marker.</summary>
/// <param name="Marker">Which marker, with its member where a number has several; without an offset.</param>
public sealed record ReportDamage(BorderPair Pair, MarkerRef Marker, FindingStatement Finding);

internal static class ReportDamageSlice
{
    /// <summary>A case can be opened or closed between looking and writing, but hardly so often.</summary>
    private const int MostAttempts = 5;

    private static readonly string[] TryAgain = [ProblemType.Of(DamageRejections.AlreadyOpen).Urn, ProblemType.Of(DamageRejections.NotInState).Urn];

    public static void MapReportDamage(this IEndpointRouteBuilder cases) => cases.MapCreation(
        "/", HandleAsync, nameof(ReportDamage), Roles.Officer,
        "Opens a damage case on what the party has found, or adds it to the case that is open for the marker: there is one at a time. A new case names the last one.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, DamageRejections.NotInState, DamageRejections.AlreadyOpen);

    /// <param name="marker">What the register holds of the marker.</param>
    /// <param name="earlier">The last case of that marker, which is over.</param>
    public static Decision<DamageCaseEvent> Decide(
        ReportDamage command, DamageCase damage, Guid caseId, Party by, RegisteredMarker marker, Guid? earlier, DateTimeOffset now)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.When(command.Marker.OffsetMetres is not null, "/marker", "A marker is expected, without an offset.");
        faults.When(!marker.IsOne, "/marker", $"The register has {marker.Members} markers of that number; one of them is expected.");
        faults.Check(command.Finding, now);
        return faults.ToImmutable() is { IsEmpty: false } found ? DamageRejections.Invalid(found)
            : damage.Status != DamageCaseStatus.Unknown ? AddDamageFindingSlice.Add(command.Finding.Of(by), damage)
            : new DamageReported(caseId, command.Pair, marker.Marker, command.Finding.Of(by), earlier);
    }

    private static async Task<IResult> HandleAsync(
        ReportDamage command, CommandContext context, IEventStore store, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var marker = await store.FindMarkerAsync(command.Pair, command.Marker, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var cases = await database.FindCasesAsync(command.Pair, marker, cancellationToken);
            var caseId = cases.Open ?? Guid.CreateVersion7(context.Now);
            var result = await context.CreateAsync(
                command.Pair,
                DamageCase.Stream(caseId),
                DamageCase.Decider,
                damage => Decide(command, damage, caseId, context.Party, marker, cases.Last, context.Now),
                DamageRejections.Unknown,
                $"/damage-cases/{caseId}",
                cancellationToken);
            if (attempt == MostAttempts || result is not ProblemHttpResult { ProblemDetails.Type: { } type } || !TryAgain.Contains(type))
            {
                return result;
            }
        }
    }
}
