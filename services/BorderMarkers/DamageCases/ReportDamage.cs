using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Opens a damage case on what the party has found.</summary>
/// <param name="Marker">Which marker, with its member where a number has several; without an offset.</param>
public sealed record ReportDamage(BorderPair Pair, MarkerRef Marker, FindingStatement Finding);

internal static class ReportDamageSlice
{
    public static void MapReportDamage(this IEndpointRouteBuilder cases) => cases.MapCreation(
        "/", HandleAsync, nameof(ReportDamage), Roles.Officer, "Opens a damage case on what the party has found. At most one is open for a marker; later findings are added to it.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, DamageRejections.NotInState, DamageRejections.AlreadyOpen);

    /// <param name="open">The open case of that marker, as far as is known; the table's constraint has the last word.</param>
    public static Decision<DamageCaseEvent> Decide(ReportDamage command, DamageCase damage, Guid caseId, Party by, Guid? open, DateTimeOffset now)
    {
        if (damage.Status != DamageCaseStatus.Unknown)
        {
            return DamageRejections.NotNow(damage.Status);
        }

        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.When(command.Marker.OffsetMetres is not null, "/marker", "A marker is expected, without an offset.");
        faults.Check(command.Finding, now);
        return faults.ToImmutable() is { IsEmpty: false } found ? DamageRejections.Invalid(found)
            : open is { } other ? DamageRejections.OpenAs(other)
            : new DamageReported(caseId, command.Pair, command.Marker, command.Finding.Of(by));
    }

    private static async Task<IResult> HandleAsync(ReportDamage command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var caseId = Guid.CreateVersion7(context.Now);
        var open = await database.FindOpenCaseAsync(command.Pair, command.Marker, cancellationToken);
        return await context.CreateAsync(
            command.Pair,
            DamageCase.Stream(caseId),
            DamageCase.Decider,
            damage => Decide(command, damage, caseId, context.Party, open, context.Now),
            DamageRejections.Unknown,
            $"/damage-cases/{caseId}",
            cancellationToken);
    }
}
