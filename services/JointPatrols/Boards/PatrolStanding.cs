using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Patrols;

namespace BorderCoordination.JointPatrols.Boards;

/// <summary>What the boards need to know of a patrol at a moment.</summary>
/// <param name="Version">Of the last event that changed any of it.</param>
/// <param name="Section">From which marker to which.</param>
/// <param name="Units">The units of all parties.</param>
/// <param name="OwedBy">The parties whose turn it is: to answer, to declare a team with an interpreter, to sign the minutes.</param>
/// <param name="ProposedAt">When the terms on the table were brought forward.</param>
/// <param name="NamedAt">When the start that they have was first named.</param>
/// <param name="FieldEndedAt">When it came to its end in the field or was broken off.</param>
internal sealed record PatrolStanding(
    Guid Id,
    long Version,
    BorderPair Pair,
    PatrolStatus Status,
    string Section,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    ImmutableArray<string> Units,
    ImmutableArray<Party> OwedBy,
    DateTimeOffset ProposedAt,
    DateTimeOffset NamedAt,
    DateTimeOffset? FieldEndedAt)
{
    public string Subject => Patrol.Stream(Id).Subject;

    /// <summary>Whether anything may still be owed.</summary>
    public static bool IsOpen(PatrolStatus status) => status is not (PatrolStatus.Closed or PatrolStatus.Declined or PatrolStatus.Cancelled);

    /// <summary>Whether an event changes what the boards need to know; what is entered in the field, said of a meeting, reviewed or acknowledged does not.</summary>
    public static bool IsChangedBy(object recorded) => recorded is not (
        MarkerInspected or InspectionReserved or FindingRecorded or BorderEventReported or PatrolLegCompleted or PatrolTrackUploaded
        or PreparatoryMeetingHeld or PreparatoryMeetingConfirmed or PatrolReviewConfirmed or PatrolCancellationAcknowledged);

    /// <summary>Whether with an event terms are on the table that are to be answered from then on.</summary>
    public static bool BringsTerms(object recorded) => recorded is PatrolProposed or PatrolCounterProposed or PatrolPostponed or PatrolPostponedWithExchange;

    /// <summary>The parties whose turn it is.</summary>
    public static ImmutableArray<Party> OwedByOf(Patrol patrol) => patrol.Status switch
    {
        PatrolStatus.Proposed => [.. patrol.Pair!.Parties.Except(patrol.Negotiation.ConfirmedBy)],
        PatrolStatus.Agreed or PatrolStatus.Prepared => [.. patrol.PartiesWithoutInterpreter],
        PatrolStatus.FieldCompleted or PatrolStatus.Aborted => patrol.Pair!.Parties,
        PatrolStatus.MinutesDrafted or PatrolStatus.MinutesPartiallySigned => [.. patrol.Pair!.Parties.Except(patrol.Minutes!.Signatures.Select(signature => signature.Party))],
        _ => [],
    };
}
