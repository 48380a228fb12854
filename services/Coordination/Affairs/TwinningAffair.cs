using System.Text.Json.Serialization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts.FriendshipExchanges;

namespace BorderCoordination.Coordination;

/// <summary>What holds of a twinning.</summary>
internal enum TwinningStanding
{
    /// <summary>It is negotiated, or waits for its ceremony.</summary>
    ToBe,

    Active,
    Suspended,

    /// <summary>It was declined, or has ended.</summary>
    Over,
}

/// <summary>A twinning.</summary>
/// <param name="Terms">Those on the table, or as agreed.</param>
internal sealed record TwinningAffair(TwinningStanding Standing, TwinningTerms Terms) : Affair
{
    public DateOnly? EstablishedOn { get; init; }

    public DateOnly? LastMeetingOn { get; init; }

    public DateOnly? LastReviewOn { get; init; }

    [JsonIgnore]
    public override bool IsOpen => Standing != TwinningStanding.Over;

    /// <summary>Also when it is over, so that what fell due does not vanish from the calendars.</summary>
    [JsonIgnore]
    public override (DateOnly First, DateOnly Last)? Days => EstablishedOn is { } established ? (established, DateOnly.MaxValue) : null;

    /// <summary>The yearly meeting that was to be held next, while it was last active.</summary>
    [JsonIgnore]
    public DateOnly? NextMeetingOn => EstablishedOn is { } established ? TwinningDues.NextMeeting(established, LastMeetingOn) : null;

    [JsonIgnore]
    public DateOnly? NextReviewOn => EstablishedOn is { } established ? TwinningDues.NextReview(established, Terms.ReviewYears, LastReviewOn) : null;

    public static TwinningAffair? After(TwinningAffair? twinning, object recorded) => (twinning, recorded) switch
    {
        (_, TwinningProposed proposed) => new TwinningAffair(TwinningStanding.ToBe, proposed.Terms),
        (null, _) => null,
        (_, TwinningCounterProposed counter) => twinning with { Terms = counter.Terms },
        (_, TwinningEstablished established) => twinning with { Standing = TwinningStanding.Active, EstablishedOn = established.On },
        (_, TwinningMeetingHeld held) => twinning with { LastMeetingOn = Later(twinning.LastMeetingOn, held.Meeting.HeldOn) },
        (_, TwinningReviewHeld held) => twinning with { LastReviewOn = Later(twinning.LastReviewOn, held.Review.HeldOn) },
        (_, TwinningSuspended) => twinning with { Standing = TwinningStanding.Suspended },
        (_, TwinningResumed) => twinning with { Standing = TwinningStanding.Active },
        (_, TwinningDeclined or TwinningEnded) => twinning with { Standing = TwinningStanding.Over },
        _ => twinning,
    };

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;
}
