using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Deadlines;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>The deadlines of one pair: proposed, agreed, changed.</summary>
internal static class DeadlinesStory
{
    public static readonly BorderPair OfThree = BorderPair.Parse("VN-LA-KH");

    /// <summary>The first day of the month after <see cref="Now"/>.</summary>
    public static readonly DateOnly June = new(2026, 6, 1);

    public static readonly PatrolDeadlines Stricter = new(NoticeDays: 14, AnswerDays: 5, MinutesDays: 3, LateStartMinutes: 15);

    public static readonly PatrolDeadlines Looser = new(NoticeDays: 7, AnswerDays: 10, MinutesDays: 14, LateStartMinutes: 120);

    /// <summary>Nobody has agreed on anything.</summary>
    public static readonly DeadlinesInForce Defaults = Known();

    public static readonly DeadlinesProposed StricterByVN = new(Pair, VN, 1, Stricter, June);

    public static readonly DeadlinesProposed LooserByLA = new(Pair, LA, 2, Looser, June);

    public static ImmutableArray<DeadlinesEvent> StricterProposed => [StricterByVN];

    public static ImmutableArray<DeadlinesEvent> StricterAgreed => [.. StricterProposed, new DeadlinesConfirmed(LA, 1), new DeadlinesAgreed(1, Stricter, June, [VN, LA])];

    public static ImmutableArray<DeadlinesEvent> StricterDeclined => [.. StricterProposed, new DeadlinesDeclined(LA, 1, "x")];

    public static ImmutableArray<DeadlinesEvent> StricterSuperseded => [.. StricterProposed, LooserByLA];

    public static ImmutableArray<DeadlinesEvent> StricterToThree => [StricterByVN with { Pair = OfThree }];

    /// <summary>What <see cref="Pair"/> has agreed, in that order.</summary>
    public static DeadlinesInForce Known(params DatedTerms<PatrolDeadlines>[] agreed) => new(agreed.ToLookup(_ => Pair));

    public static ImmutableArray<DeadlinesEvent> HalfConfirmed => [.. StricterToThree, new DeadlinesConfirmed(KH, 1)];
}
