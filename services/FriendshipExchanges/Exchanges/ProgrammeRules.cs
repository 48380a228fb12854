using System.Collections.Immutable;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>What items, programmes and reported figures must fulfil (domain notes: "Friendship exchange and twinning", invariants 3 to 6).</summary>
internal static class ProgrammeRules
{
    public const int MostItems = 60;

    public const int MostFigures = 50;

    private static readonly TimeSpan LongestItem = TimeSpan.FromDays(2);

    /// <summary>Side activities begin before the first day, and some end after the last.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromDays(30);

    private static readonly TimeSpan After = TimeSpan.FromDays(8);

    public static ImmutableArray<Fault> CheckItem(string item, ProgrammeItem content, Exchange exchange)
    {
        var faults = new Faults();
        var (pair, terms) = (exchange.Pair!, exchange.Terms!.Terms);
        faults.When(!Notation.IsItem(item), "/item", $"Capital letters, digits and single hyphens are expected, at most {Notation.LongestItem}: D1-03.");
        faults.Text(content.Title, "/content/title", 200);
        faults.Text(content.Place, "/content/place", 200);
        faults.When(!pair.Includes(content.Territory), "/content/territory", $"{content.Territory} is no party of {pair}.");
        faults.When(
            terms.Waivers.Any(waiver => waiver.Party == content.Territory), "/content/territory", $"{content.Territory} does without a part in its territory.");
        faults.When(!pair.Includes(content.Owner), "/content/owner", $"{content.Owner} is no party of {pair}.");
        faults.When(content.EndsAt <= content.StartsAt, "/content/endsAt", "It is not after the beginning.");
        faults.When(content.EndsAt - content.StartsAt > LongestItem, "/content/endsAt", "An item lasts two days at most.");
        faults.When(!IsWithin(content, terms), "/content/startsAt", "It lies too far from the agreed days: side activities begin 30 days before the first one at most.");
        faults.When(
            content.Type is ProgrammeItemType.MarkerSaluting or ProgrammeItemType.MarkerRepainting && content.Marker is null,
            "/content/marker", "The marker is to be named.");
        faults.When(content.Jointly is not null && content.Type != ProgrammeItemType.MarkerRepainting, "/content/jointly", "It is said of the repainting of a marker only.");
        faults.When(
            content.Type == ProgrammeItemType.JointPatrolWatch && (content.PatrolId is null) == (content.Patrol is null),
            "/content/patrol", "The joint patrol is expected: one that is there already, or one that is to be made.");
        faults.When(content.Patrol is not null && content.Type != ProgrammeItemType.JointPatrolWatch, "/content/patrol", "Only the watching of a joint patrol has one.");
        if (content.Patrol is { } patrol)
        {
            faults.When(!pair.Includes(patrol.Chair), "/content/patrol/chair", $"{patrol.Chair} is no party of {pair}.");
            faults.When(patrol.From.OffsetMetres is not null || patrol.To.OffsetMetres is not null, "/content/patrol", "A section begins and ends at a marker, without an offset.");
        }

        faults.When(content.PatrolId is not null && content.Type != ProgrammeItemType.JointPatrolWatch, "/content/patrolId", "Only the watching of a joint patrol has one.");
        return faults.ToImmutable();
    }

    /// <summary>Whether an item lies near enough to the agreed days.</summary>
    public static bool IsWithin(ProgrammeItem item, ExchangeTerms terms) =>
        item.StartsAt >= Midnight(terms.HostParts.Min(part => part.FirstDay)) - Before && item.EndsAt <= Midnight(terms.HostParts.Max(part => part.LastDay)) + After;

    /// <summary>The first moment of the agreed days anywhere along the border, or of an item before them.</summary>
    public static DateTimeOffset EarliestStart(Exchange exchange) =>
        exchange.Programme.Items.Values.Select(item => item.StartsAt)
            .Append(Midnight(exchange.Terms!.Terms.HostParts.Min(part => part.FirstDay)) - TimeSpan.FromHours(8))
            .Min();

    public static void CheckFigures(Faults faults, ImmutableArray<ResultFigure> figures, string pointer)
    {
        faults.When(figures.Length > MostFigures, pointer, $"At most {MostFigures} figures are expected.");
        faults.When(figures.DistinctBy(figure => figure.Name).Count() < figures.Length, pointer, "A name stands here twice.");
        foreach (var (index, figure) in figures.Index())
        {
            faults.When(
                !Notation.IsKebab(figure.Name, Notation.LongestFigure),
                $"{pointer}/{index}/name", $"Small letters, digits and single hyphens are expected, at most {Notation.LongestFigure}: residents-examined.");
            faults.When(figure.Count is < 0 or > 1_000_000_000, $"{pointer}/{index}/count", "0 to 1,000,000,000 is expected.");
        }
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
