using BorderCoordination.Contracts;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>What the parties of a pair have agreed on the handling of damage; where they have agreed on nothing, what the oldest agreement has.</summary>
/// <param name="NoticeDays">Between the notice of restoration and its start.</param>
/// <param name="NotificationDays">Within which every other party is to be told of the damage.</param>
/// <param name="FactsDays">Within which the facts are to be agreed once every party knows.</param>
internal sealed record DamageTerms(int NoticeDays, int NotificationDays, int FactsDays)
{
    /// <summary>Ten days' notice: Viet Nam–China agreement of 2009, articles 4 and 5 (domain notes: "Facts: damage"). The others are ours.</summary>
    private static readonly DamageTerms Default = new(NoticeDays: 10, NotificationDays: 1, FactsDays: 30);

    public static DamageTerms Of(BorderPair pair) => BorderPairs.Exists(pair) ? Default : throw new ArgumentException($"There is no border pair {pair}.", nameof(pair));

    /// <summary>The first day on which work may start after a notice. The day of the notice is the easternmost party's, so that no day is counted twice.</summary>
    public static DateOnly EarliestStart(DateTimeOffset notifiedAt, int noticeDays) => Proposals.Today(notifiedAt).AddDays(noticeDays);
}
