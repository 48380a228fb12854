using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Every refusal that a damage case can give.</summary>
internal static class DamageRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "damage-case-not-found", "There is no such damage case.");

    public static Rejection AlreadyOpen { get; } = new(
        RejectionKind.Conflict, "damage-case-open", "A case is open for this marker. What more is found is added to it.");

    public static Rejection NoRecordData { get; } = new(RejectionKind.NotFound, "damage-record-data-not-found", "No record has been drafted that rests on data.");

    public static Rejection FactsNotStated { get; } = new(RejectionKind.Conflict, "facts-not-stated", "No facts are on the table.");

    public static Rejection NotAllNotified { get; } = new(
        RejectionKind.Conflict, "other-party-not-notified", "Not every party has been told of the damage yet; facts are established together after that.");

    public static Rejection NotResponsible { get; } = new(
        RejectionKind.Forbidden, "not-the-responsible-party", "Only the party that is responsible for the marker does this; any other may remind it.");

    public static Rejection OwnRestoration { get; } = new(
        RejectionKind.Forbidden, "own-restoration", "The caller's party is responsible for the marker; this is another party's to do.");

    public static Rejection NoticeTooShort { get; } = new(
        RejectionKind.Conflict, "notice-too-short", "Fewer days lie between the notice and the start than the parties of the pair have agreed.");

    public static Rejection NoticeNotGivenAgain { get; } = new(
        RejectionKind.Conflict, "notice-not-given-again", "Another start needs notice again, and every other party was last told of the earlier one.");

    public static Rejection NotYetDue { get; } = new(RejectionKind.Conflict, "restoration-not-due", "The work does not begin before the day that was announced.");

    public static Rejection DayPassed { get; } = new(
        RejectionKind.Conflict, "restoration-day-passed", "The days that were announced have passed. Another start needs notice again.");

    public static Rejection NoticeNotAnswered { get; } = new(
        RejectionKind.Conflict, "notice-not-answered",
        "A notice that was stated here afterwards counts from its statement, unless the other party has answered it; its days have not passed yet.");

    public static Rejection WitnessMissing { get; } = new(
        RejectionKind.Conflict, "witness-missing", "A marker is restored in the presence of every other party, and not each of them has named its witness.");

    public static Rejection NotAtThePlace { get; } = new(
        RejectionKind.Conflict, "not-at-the-agreed-place",
        "The marker was measured further from the agreed point than is tolerated. It is restored where it stood, or where the Joint Committee has decided.");

    public static Rejection UnrecoverableNotStated { get; } = new(
        RejectionKind.Conflict, "unrecoverable-not-stated", "No statement that the marker cannot be restored where it stood is on the table.");

    public static Rejection RelocationNotProposed { get; } = new(RejectionKind.Conflict, "relocation-not-proposed", "No other place is before the Joint Committee.");

    public static Rejection TooShort(DateOnly earliest) => NoticeTooShort with
    {
        Detail = $"{NoticeTooShort.Detail} The work can start on {earliest:yyyy-MM-dd} at the earliest.",
        Extensions = ImmutableDictionary<string, object?>.Empty.Add("earliestStart", earliest),
    };

    public static Rejection MissingWitnesses(IEnumerable<Party> parties) =>
        WitnessMissing with { Extensions = ImmutableDictionary<string, object?>.Empty.Add("parties", parties.ToImmutableArray()) };

    public static Rejection Displaced(double metres) =>
        NotAtThePlace with { Extensions = ImmutableDictionary<string, object?>.Empty.Add("shiftMetres", metres) };

    /// <summary>The refusal of what rests on a notice that has been replaced.</summary>
    public static Rejection NoticeSuperseded(int named, int inForce) => Superseding.Rejection(named, inForce, ["plan"]);

    public static Rejection NotInState { get; } = new(RejectionKind.Conflict, "damage-case-not-in-state", "The state of the damage case does not allow it.");

    public static Rejection Invalid(ImmutableArray<Fault> faults) =>
        Faults.Invalid with { Detail = "What is said of the damage is not in order.", Faults = faults };

    public static Rejection NotNow(DamageCaseStatus status) =>
        NotInState with { Detail = $"The damage case is {status}; this is not done then." };
}
