using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Tolerances;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Records how the marker was restored, and where it was measured to stand now.</summary>
public sealed record RecordRestoration(MarkerRestoration Restoration);

internal static class RecordRestorationSlice
{
    public static void MapRecordRestoration(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/record-restoration", HandleAsync, nameof(RecordRestoration), Roles.Officer,
        "Records for the responsible party how the marker was restored before every other party's witness, and its new measurement; a record drafted on another one falls.")
        .Refuses(
            DamageRejections.Unknown,
            DamageRejections.NotInState,
            DamageRejections.NotResponsible,
            DamageRejections.WitnessMissing,
            DamageRejections.NotAtThePlace);

    /// <param name="agreed">Where the register has it, by every party's word.</param>
    /// <param name="tolerance">What the pair has agreed.</param>
    public static Decision<DamageCaseEvent> Decide(
        RecordRestoration command, DamageCase damage, Party by, GeodeticPoint? agreed, MeasurementTolerance tolerance, DateTimeOffset now)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        var restoration = command.Restoration;
        var faults = new Faults();
        faults.Check(restoration, damage.BegunOn, now);
        if (faults.ToImmutable() is { IsEmpty: false } found)
        {
            return DamageRejections.Invalid(found);
        }

        if (!damage.TakesRestoration)
        {
            return damage.Restored?.Restoration.SameAs(restoration) == true && damage.Responsible == by
                ? Decision<DamageCaseEvent>.NoChange
                : DamageRejections.NotNow(damage.Status);
        }

        var missing = damage.Others.Except(damage.Witnesses.Select(witness => witness.Party)).ToArray();
        var (shift, isThere) = Compare(restoration.Measurement.Point, damage.Relocation?.Terms.Point ?? agreed, tolerance);
        return damage.Responsible != by ? DamageRejections.NotResponsible
            : damage.Restored?.Restoration.SameAs(restoration) == true ? Decision<DamageCaseEvent>.NoChange
            : missing.Length > 0 ? DamageRejections.MissingWitnesses(missing)
            : !isThere ? DamageRejections.Displaced(shift!.Metres)
            : new MarkerRestored(by, restoration, damage.Witnesses, shift);
    }

    /// <summary>How far it stands from the agreed point, where that can be told, and whether that is still the same place for all that can be told.</summary>
    private static (MarkerShift? Shift, bool IsThere) Compare(GeodeticPoint measured, GeodeticPoint? agreed, MeasurementTolerance tolerance)
    {
        if (agreed is null || !ReferenceFrame.IsShared(agreed, measured))
        {
            return (null, true);
        }

        var shift = new MarkerShift(ReferenceFrame.Distance(agreed, measured), agreed);
        return (shift, shift.Metres <= tolerance.Metres
            + (agreed.AccuracyMetres ?? 0) + (measured.AccuracyMetres ?? 0) + ReferenceFrame.GreatestMotion(agreed, measured));
    }

    private static void Check(this Faults faults, MarkerRestoration restoration, DateOnly? begunOn, DateTimeOffset now)
    {
        const string Measured = "/restoration/measurement";
        var point = restoration.Measurement.Point;
        faults.Day(restoration.RestoredOn, "/restoration/restoredOn", now);
        faults.When(restoration.RestoredOn < begunOn, "/restoration/restoredOn", "It lies before the work began.");
        faults.Text(restoration.Method, "/restoration/method", 2_000);
        faults.Day(restoration.Measurement.MeasuredOn, $"{Measured}/measuredOn", now);
        faults.When(restoration.Measurement.MeasuredOn < restoration.RestoredOn, $"{Measured}/measuredOn", "It lies before the marker stood again.");
        faults.Check(point, $"{Measured}/point");
        faults.When(point.ReferenceFrame == GeodeticPoint.Unspecified, $"{Measured}/point/referenceFrame", "The frame of a new measurement is known.");
        faults.When(point.Elevation is null, $"{Measured}/point/elevation", "A restored marker's elevation is measured too.");
        faults.OptionalText(restoration.Measurement.Instrument, $"{Measured}/instrument", 200);
        faults.When(restoration.Photos.IsEmpty, "/restoration/photos", "A restored marker is photographed.");
        faults.Photos(restoration.Photos, "/restoration/photos");
    }

    private static async Task<IResult> HandleAsync(
        Guid caseId, RecordRestoration command, CommandContext context, IEventStore store, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var agreed = (await store.FindMarkerOfCaseAsync(caseId, cancellationToken))?.Point;
        var tolerances = await TolerancesInForce.ReadAsync(database, cancellationToken);
        return await context.RunAsync(
            DamageCase.Stream(caseId),
            DamageCase.Decider,
            damage => Decide(command, damage, context.Party, agreed, tolerances.Of(damage.Pair, context.Now), context.Now),
            DamageRejections.Unknown,
            cancellationToken);
    }
}
