using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Every refusal that a patrol can give.</summary>
internal static class PatrolRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "patrol-not-found", "There is no such patrol.");

    public static Rejection InspectionUnknown { get; } =
        new(RejectionKind.NotFound, "inspection-not-found", "That party has stated nothing of this marker.");

    public static Rejection OwnInspection { get; } =
        new(RejectionKind.Conflict, "own-inspection", "A party's own statement needs another party's concurrence.");

    public static Rejection InspectionJoint { get; } =
        new(RejectionKind.Conflict, "inspection-joint", "The statement stands as the word of all; state something else of the marker instead.");

    public static Rejection LegsBroken { get; } =
        new(RejectionKind.Conflict, "legs-not-chained", "The legs that were recorded do not form one chain through the section.");

    public static Rejection LegsDiffer { get; } =
        new(RejectionKind.Conflict, "legs-differ-from-length", "The lengths of the legs do not come to the length that is stated.");

    public static Rejection TrackElsewhen { get; } =
        new(RejectionKind.Conflict, "track-outside-patrol", "No point of the track lies in the time of the patrol.");

    public static Rejection TracksFull { get; } =
        new(RejectionKind.Conflict, "tracks-full", "A party uploads at most 500 pieces and 100,000 points of a patrol.");

    public static Rejection TermsUnchanged { get; } =
        new(RejectionKind.Conflict, "terms-unchanged", "These are the terms on the table; confirm them, or change something.");

    public static Rejection ShortNoticeUnexplained { get; } =
        new(RejectionKind.Conflict, "short-notice-unexplained", "The start is nearer than the notice that the pair gives; a reason is needed.");

    public static Rejection WindowPassed { get; } =
        new(RejectionKind.Conflict, "window-passed", "The window has passed; agree on another one.");

    public static Rejection UnitNotAgreed { get; } =
        new(RejectionKind.Conflict, "unit-not-agreed", "Only units that were agreed on for this party go with its team.");

    public static Rejection DeviationUnexplained { get; } =
        new(RejectionKind.Conflict, "deviation-unexplained", "The headcount is not the strength that was agreed; a reason is needed.");

    public static Rejection InterpreterMissing { get; } =
        new(RejectionKind.Conflict, "interpreter-missing", "A party has no interpreter; every contact goes through one.");

    public static Rejection MeetingUnknown { get; } =
        new(RejectionKind.NotFound, "preparatory-meeting-not-found", "No preparatory meeting has been stated for the terms in force.");

    public static Rejection MeetingJoint { get; } =
        new(RejectionKind.Conflict, "preparatory-meeting-confirmed", "Every party has confirmed the preparatory meeting; it is not stated otherwise any more.");

    public static Rejection MeetingAfterStart { get; } =
        new(RejectionKind.Conflict, "preparatory-meeting-after-start", "A preparatory meeting is held before the patrol starts.");

    public static Rejection OwnMeeting { get; } =
        new(RejectionKind.Conflict, "own-preparatory-meeting", "A party's own statement needs another party's confirmation.");

    public static Rejection UnitInField { get; } =
        new(RejectionKind.Conflict, "unit-in-field", "A unit of a team is in another patrol that is in progress.");

    /// <summary>Said to whoever may not know of the other patrol, and where two start at the same moment.</summary>
    public static Rejection UnitUnavailable { get; } =
        new(RejectionKind.Conflict, "unit-unavailable", "A unit of a team cannot set out now; its own party knows why.");

    public static Rejection UnitNotInForce { get; } =
        new(RejectionKind.Conflict, "unit-not-in-force", "A unit is not in force in its party's register on the day on which the window starts.");

    public static Rejection SectionOfOtherUnits { get; } =
        new(RejectionKind.Conflict, "section-of-other-units", "An end of the section lies in no stretch of the party's units.");

    public static Rejection MarkerRetired { get; } =
        new(RejectionKind.Conflict, "marker-retired", "A section neither begins nor ends at a marker that no longer marks the line.");

    public static Rejection BeyondLine { get; } = new(RejectionKind.Conflict, "marker-beyond-line", "The line of the pair does not go so far.");

    public static Rejection DisputeNotAcknowledged { get; } =
        new(RejectionKind.Conflict, "dispute-not-acknowledged", "A position of the section is disputed; a confirmation acknowledges that.");

    public static Rejection ProvincialLevelNeeded { get; } =
        new(RejectionKind.Conflict, "provincial-level-needed", "A patrol at a disputed position is confirmed by a provincial command or above.");

    public static Rejection ChangeUnknown { get; } =
        new(RejectionKind.Conflict, "section-change-not-found", "No such change of the section is to be reviewed.");

    public static Rejection MarkerReached { get; } =
        new(RejectionKind.Conflict, "marker-reached", "A marker that is named as missed was reached.");

    public static Rejection EntriesFull { get; } =
        new(RejectionKind.Conflict, "entries-full", $"A patrol holds at most {PatrolFieldRules.MostEntries} of these.");

    public static Rejection NotInState { get; } = new(RejectionKind.Conflict, "patrol-not-in-state", "The state of the patrol does not allow it.");

    public static Rejection TeamMissing { get; } = new(RejectionKind.Conflict, "teams-incomplete", "A party has not declared its team.");

    public static Rejection BeforeWindow { get; } = new(RejectionKind.Conflict, "too-early", "The window has not opened.");

    public static Rejection BeforeLastWord { get; } = new(RejectionKind.Conflict, "time-out-of-order", "It does not fit the times that are known from the field.");

    public static Rejection PlaceElsewhere { get; } = new(RejectionKind.Conflict, "marker-outside-section", "The place is not in the section.");

    public static Rejection Contradiction { get; } = new(RejectionKind.Conflict, "inspection-contradicts", "This party has said something else of the marker.");

    public static Rejection EndNotCovered { get; } = new(RejectionKind.Conflict, "section-not-covered", "A marker of the section has been neither inspected nor named as missed.");

    public static Rejection PlanItemNotAgreed { get; } =
        new(RejectionKind.Conflict, "plan-item-not-agreed", "The terms name an item that is in no agreed plan of the pair.");

    public static Rejection ChairUnexplained { get; } =
        new(RejectionKind.Conflict, "chair-override-unexplained", "It is another party's turn to chair; a reason is needed.");

    public static Rejection Invalid(Faults faults) =>
        Faults.Invalid with { Faults = faults.ToImmutable() };

    public static Rejection NotNow(PatrolStatus status) =>
        NotInState with { Detail = $"The patrol is {status}; this is not done then." };

    /// <summary>The refusal of a chair whose turn it is not, unless the terms say why (domain notes: "Joint patrol", invariant 9).</summary>
    public static Rejection? UnlessExplained(PatrolTerms terms, Party? turn) => turn is not { } whose || terms.Chair == whose || terms.ChairReason is not null
        ? null
        : ChairUnexplained with { Detail = $"It is the turn of {whose} to chair; a reason is needed why {terms.Chair} does." };

    /// <summary>The refusal of whatever a party of the pair does in certain states only.</summary>
    public static Rejection? Unless(Patrol patrol, Party by, params ReadOnlySpan<PatrolStatus> allowed) =>
        patrol.Pair?.Includes(by) != true ? Unknown : allowed.Contains(patrol.Status) ? null : NotNow(patrol.Status);

    public static Rejection Superseded(Negotiation<PatrolTerms> negotiation, int named) => Superseding.Rejection(negotiation, named);

    public static Rejection ShortNotice(int days) =>
        ShortNoticeUnexplained with { Detail = $"The start is nearer than {days} days, the notice that the pair gives; a shortNoticeReason is needed." };

    public static Rejection TeamsIncomplete(IEnumerable<Party> missing) =>
        TeamMissing with { Detail = $"No team has been declared for {string.Join(", ", missing)}." };

    public static Rejection NoInterpreter(IEnumerable<Party> missing) =>
        InterpreterMissing with { Detail = $"No interpreter has been declared for {string.Join(", ", missing)}; every contact goes through one." };

    public static Rejection UnitBusy(Party party, Guid patrolId) =>
        UnitInField with { Detail = $"A unit of {party} is in patrol {patrolId}, which is in progress." };

    public static Rejection NoUnitInForce(string name, Party party, DateOnly day) =>
        UnitNotInForce with { Detail = $"'{name}' is no unit of {party} that is in force on {day:yyyy-MM-dd}." };

    public static Rejection EndOfOtherUnits(MarkerRef end, Party party) =>
        SectionOfOtherUnits with { Detail = $"{end} lies in no stretch of the units that are named for {party}." };

    public static Rejection NoLongerMarks(MarkerRef end) => MarkerRetired with { Detail = $"{end} no longer marks the line." };

    public static Rejection OffTheLine(MarkerRef end, BorderPair pair, int last) =>
        BeyondLine with { Detail = $"{end} is not on the line of {pair}, which ends at {last}." };

    public static Rejection Unacknowledged(IReadOnlyCollection<MarkerRef> disputes) => DisputeNotAcknowledged with
    {
        Detail = $"Disputed and not acknowledged: {string.Join(", ", disputes)}.",
        Extensions = ImmutableDictionary<string, object?>.Empty.Add("disputes", disputes.Select(marker => marker.ToString())),
    };

    public static Rejection TooEarly(DateTimeOffset from) =>
        BeforeWindow with { Detail = $"The patrol may start from {from:O} on." };

    public static Rejection OutOfOrder(DateTimeOffset last) =>
        BeforeLastWord with { Detail = $"The last word from the field is of {last:O}; this would be before it." };

    public static Rejection OutOfField(PatrolField field) =>
        BeforeLastWord with { Detail = $"The patrol was in the field from {field.Started.StartedAt:O}{(field.EndedAt is { } end ? $" to {end:O}" : " on")}." };

    /// <summary>The refusal of a halt that is not done at that time, by what is known of it.</summary>
    public static Rejection NotThen(PatrolStatus status, DateTimeOffset at) =>
        NotInState with { Detail = $"The patrol is {status}; this does not follow on what is known of {at:O}." };

    public static Rejection OutsideSection(Patrol patrol, MarkerRef place) =>
        PlaceElsewhere with { Detail = $"{place} does not lie between {patrol.Terms.From} and {patrol.Terms.To}." };

    public static Rejection Contradicts(MarkerCondition own) =>
        Contradiction with { Detail = $"This party's own word on the marker is {own}." };

    public static Rejection NotChained(int number) =>
        LegsBroken with { Detail = $"Leg {number} does not begin where the one before it ended, after it, or is not there; or an end of the section is not met." };

    public static Rejection LegsComeTo(decimal kilometres) =>
        LegsDiffer with { Detail = $"The legs come to {kilometres.ToString(System.Globalization.CultureInfo.InvariantCulture)} km." };

    /// <summary>Names all markers of which nobody has spoken.</summary>
    public static Rejection SectionOpen(IReadOnlyCollection<MarkerRef> open) => EndNotCovered with
    {
        Detail = $"Neither inspected nor named as missed: {string.Join(", ", open)}.",
        Extensions = ImmutableDictionary<string, object?>.Empty.Add("open", open.Select(marker => marker.ToString())),
    };
}
