using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

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
    public static Decision<DamageCaseEvent> Decide(RecordRestoration command, DamageCase damage, Party by, GeodeticPoint? agreed, DateTimeOffset now)
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
        var shift = ShiftOf(restoration.Measurement.Point, damage.Relocation?.Terms.Point ?? agreed);
        return damage.Responsible != by ? DamageRejections.NotResponsible
            : damage.Restored?.Restoration.SameAs(restoration) == true ? Decision<DamageCaseEvent>.NoChange
            : missing.Length > 0 ? DamageRejections.MissingWitnesses(missing)
            : shift is not null && !DamageTerms.Of(damage.Pair!).IsSamePlace(shift, restoration.Measurement.Point) ? DamageRejections.Displaced(shift.Metres)
            : new MarkerRestored(by, restoration, damage.Witnesses, shift);
    }

    private static MarkerShift? ShiftOf(GeodeticPoint measured, GeodeticPoint? agreed) =>
        agreed is not null && GeodeticDistance.Between(agreed, measured) is { } metres ? new MarkerShift(metres, agreed) : null;

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
        Guid caseId, RecordRestoration command, CommandContext context, IEventStore store, CancellationToken cancellationToken)
    {
        var agreed = (await store.FindMarkerOfCaseAsync(caseId, cancellationToken))?.Point;
        return await context.RunAsync(
            DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party, agreed, context.Now), DamageRejections.Unknown, cancellationToken);
    }
}
