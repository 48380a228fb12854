using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>What minutes may fix of the next patrol.</summary>
internal static class NextPatrolRules
{
    private const int MostYears = 2;

    /// <param name="ended">When the patrol of these minutes ended.</param>
    public static void Check(Faults faults, NextPatrolTerms? next, BorderPair pair, DateTimeOffset ended)
    {
        if (next is null)
        {
            return;
        }

        faults.When(next.Chair is { } chair && !pair.Includes(chair), "/nextPatrol/chair", $"A party of {pair} is expected.");
        if (next.Window is { } window)
        {
            faults.When(
                window.StartsAt <= ended || window.StartsAt > ended.AddYears(MostYears), "/nextPatrol/window/startsAt", $"A time within {MostYears} years after this patrol is expected.");
            faults.When(window.EndsAt <= window.StartsAt, "/nextPatrol/window/endsAt", "It is not after the start.");
            faults.When(window.EndsAt - window.StartsAt > PatrolTimes.LongestWindow, "/nextPatrol/window/endsAt", "The window is longer than 31 days.");
        }

        var strengths = next.Strengths ?? [];
        faults.Each(strengths, "/nextPatrol/strengths", 0, pair.Parties.Length, (of, place) =>
        {
            faults.When(!pair.Includes(of.Party), $"{place}/party", $"A party of {pair} is expected.");
            faults.When(of.Strength is < 1 or > 500, $"{place}/strength", "1 to 500 people are expected.");
        });
        faults.When(strengths.DistinctBy(of => of.Party).Count() < strengths.Length, "/nextPatrol/strengths", "A party stands here twice.");
    }

    /// <summary>As it is recorded: what says nothing is absent.</summary>
    public static NextPatrolTerms? Plain(NextPatrolTerms? next)
    {
        var plain = next?.Strengths is [] ? next with { Strengths = null } : next;
        return plain == new NextPatrolTerms() ? null : plain;
    }
}
