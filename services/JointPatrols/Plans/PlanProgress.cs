using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.JointPatrols.Coverage;
using BorderCoordination.JointPatrols.Line;

namespace BorderCoordination.JointPatrols.Plans;

/// <summary>What was planned for a year, and what has come of it.</summary>
/// <param name="Revision">The agreed revision that it is held against; none where nothing was agreed.</param>
/// <param name="Items">The items of that revision.</param>
/// <param name="Unplanned">The patrols of the year that name none of these items, by quarter.</param>
/// <param name="Gaps">The markers that patrols of the year named as not reached, and that nobody has come to since: for the next plan.</param>
public sealed record PlanProgress(
    Guid PlanId, BorderPair Pair, int Year, int? Revision, ImmutableArray<ItemProgress> Items, ImmutableArray<QuarterProgress> Unplanned, ImmutableArray<PlanGap> Gaps)
{
    internal static PlanProgress Of(KnownPlan plan, CoverageFacts facts)
    {
        var named = facts.Patrols.ToLookup(patrol => patrol.PlanItem is { } item && item.PlanId == plan.Id && plan.Items.Any(known => known.Code == item.Item) ? item.Item : null);
        var year = named[null].Where(patrol => patrol.Pair == plan.Pair && patrol.Quarter.StartsWith($"{plan.Year:0000}-", StringComparison.Ordinal)).ToArray();
        var gaps = PlanGap.In([.. year, .. named.Where(group => group.Key is not null).SelectMany(patrols => patrols)], facts.Words);
        return new PlanProgress(
            plan.Id, plan.Pair, plan.Year, plan.AgreedRevision, [.. plan.Items.Select(item => ItemProgress.Of(item, plan.Year, [.. named[item.Code]], gaps))], QuarterProgress.Of(year), gaps);
    }
}

/// <summary>An item of a plan, and the patrols that name it.</summary>
/// <param name="Planned">How many patrols it plans.</param>
/// <param name="Agreed">How many that name it were agreed, whatever became of them.</param>
/// <param name="Held">How many of these came to their end in the field.</param>
/// <param name="Outstanding">How many are still to be held.</param>
/// <param name="Quarters">The same by quarter: planned for the one that the item names or its days begin in, held in the one in which the patrol's window starts.</param>
/// <param name="Gaps">The markers that its patrols named as not reached, and that nobody has come to since.</param>
public sealed record ItemProgress(
    string Code,
    MarkerRef From,
    MarkerRef To,
    int Planned,
    int Agreed,
    int Held,
    int Outstanding,
    ImmutableArray<QuarterProgress> Quarters,
    ImmutableArray<MarkerRef> Gaps)
{
    internal static ItemProgress Of(PlanItem item, int year, ImmutableArray<AgreedPatrol> patrols, IEnumerable<PlanGap> gaps)
    {
        var held = patrols.Count(patrol => patrol.IsHeld);
        return new(
            item.Code,
            item.From,
            item.To,
            item.Patrols,
            patrols.Length,
            held,
            Math.Max(0, item.Patrols - held),
            QuarterProgress.Of(patrols, Quarter.Of(year, item.Quarter ?? Quarter.NumberOf(item.Days!.First)), item.Patrols),
            [.. gaps.Where(gap => gap.Item == item.Code).Select(gap => gap.Marker).Distinct()]);
    }
}

/// <summary>Planned against held in one quarter.</summary>
/// <param name="Quarter">Such as <c>2026-Q1</c>.</param>
public sealed record QuarterProgress(string Quarter, int Planned, int Agreed, int Held)
{
    /// <param name="planned">The quarter for which so many patrols are planned.</param>
    internal static ImmutableArray<QuarterProgress> Of(IEnumerable<AgreedPatrol> patrols, string? planned = null, int number = 0)
    {
        var agreed = patrols.ToLookup(patrol => patrol.Quarter);
        return
        [
            .. agreed.Select(group => group.Key).Concat(planned is null ? [] : [planned]).Distinct().Order(StringComparer.Ordinal)
                .Select(quarter => new QuarterProgress(quarter, quarter == planned ? number : 0, agreed[quarter].Count(), agreed[quarter].Count(patrol => patrol.IsHeld))),
        ];
    }
}

/// <summary>A marker that is still to be come to.</summary>
/// <param name="PatrolId">The patrol that named it as not reached last.</param>
/// <param name="Item">The item of the plan that this patrol named.</param>
/// <param name="MissedAt">When that was.</param>
/// <param name="Reason">Why it was not reached then.</param>
public sealed record PlanGap(MarkerRef Marker, Guid PatrolId, string? Item, DateTimeOffset MissedAt, string? Reason)
{
    /// <summary>Those of some patrols, along the line.</summary>
    /// <param name="words">Of all patrols: somebody may have come there on another.</param>
    internal static ImmutableArray<PlanGap> In(ImmutableArray<AgreedPatrol> patrols, ImmutableArray<LastWord> words)
    {
        var items = patrols.ToDictionary(patrol => patrol.PatrolId, patrol => patrol.PlanItem?.Item);
        return
        [
            .. words.GroupBy(word => (word.Pair, word.Marker))
                .Select(said => (Missed: said.Where(word => !word.Reached && items.ContainsKey(word.PatrolId)).MaxBy(word => word.SeenAt), Said: said))
                .Where(marker => marker.Missed is { } missed && !marker.Said.Any(word => word.Reached && (word.PatrolId == missed.PatrolId || word.SeenAt > missed.SeenAt)))
                .Select(marker => new PlanGap(marker.Missed!.Marker, marker.Missed.PatrolId, items[marker.Missed.PatrolId], marker.Missed.SeenAt, marker.Missed.Reason))
                .OrderBy(gap => gap.Marker.Order()).ThenBy(gap => gap.Marker.Member ?? 0),
        ];
    }
}
