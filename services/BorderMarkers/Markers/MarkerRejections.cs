using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Every refusal that a marker position can give.</summary>
internal static class MarkerRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "marker-not-found", "There is no such marker position.");

    public static Rejection SectionNotInForce { get; } = new(
        RejectionKind.Conflict, "section-not-in-force", "The section has no baseline that every party has agreed to; nothing is planned under it yet.");

    public static Rejection MainMarkerUnknown { get; } = new(
        RejectionKind.Conflict, "main-marker-unknown", "An auxiliary marker needs its main marker, and that is not in the register.");

    public static Rejection SurveyNotProposed { get; } = new(RejectionKind.Conflict, "survey-not-proposed", "No surveyed point is on the table.");

    public static Rejection MemberNotPlanted { get; } = new(RejectionKind.Conflict, "member-not-planted", "That marker does not stand yet.");

    public static Rejection MemberPlanted { get; } = new(RejectionKind.Conflict, "member-planted", "That marker stands already, and was planted otherwise.");

    public static Rejection NothingProposed { get; } = new(RejectionKind.Conflict, "nothing-proposed", "Nothing of that kind is on the table.");

    public static Rejection ResponsibleUnknown { get; } = new(
        RejectionKind.Conflict, "responsible-party-unknown", "The register does not say who maintains that marker; the parties have to agree on that first.");

    public static Rejection OthersMarker { get; } = new(
        RejectionKind.Conflict, "others-marker", "Another party maintains that marker, and hands it over to a post of its own.");

    public static Rejection StakeStands { get; } = new(RejectionKind.Conflict, "stake-stands", "Every party has agreed to the stake at that place.");

    public static Rejection StakeNumberTaken { get; } = new(RejectionKind.Conflict, "stake-number-taken", "The pair has a stake of this number.");

    public static Rejection FoundationStands { get; } = new(
        RejectionKind.Conflict, "foundation-stands", "That foundation is cast already, and was cast otherwise.");

    public static Rejection OthersPlanting { get; } = new(RejectionKind.Conflict, "others-planting", "Another party planted that marker, and corrects what it stated itself.");

    public static Rejection CampaignNotAgreed { get; } = new(
        RejectionKind.Conflict, "campaign-not-agreed", "Not every party has given its word on the campaign; nothing is planned under it yet.");

    public static Rejection SeenLater { get; } = new(RejectionKind.Conflict, "seen-later", "The marker has been seen at that time or later.");

    public static Rejection NoDossierData { get; } = new(RejectionKind.NotFound, "dossier-data-not-found", "No dossier has been drafted that rests on data.");

    public static Rejection NumberTaken(MarkerRef number) =>
        NumberInUse with { Detail = $"The pair has a position {number}, and it says something else." };

    public static Rejection NumberInUse { get; } = new(RejectionKind.Conflict, "marker-number-taken", "The pair has a position of this number, and it says something else.");

    public static Rejection NotInState { get; } = new(RejectionKind.Conflict, "marker-not-in-state", "The state of the marker position does not allow it.");

    public static Rejection Invalid(ImmutableArray<Fault> faults) =>
        Faults.Invalid with { Detail = "What is said of the marker is not in order.", Faults = faults };

    public static Rejection NotNow(MarkerStatus status) =>
        NotInState with { Detail = $"The marker position is {status}; this is not done then." };

    /// <summary>The refusal of an approval of a dossier that has been redrafted.</summary>
    public static Rejection DossierSuperseded(int named, int inForce) => Superseding.Rejection(named, inForce, ["texts"]);
}
