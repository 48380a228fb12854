using BorderCoordination.BorderMarkers.Campaigns;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>What is said of a marker must fulfil this (domain notes: "Demarcation and markers", invariants 3 and 4).</summary>
internal static class MarkerRules
{
    private static readonly DateOnly Earliest = new(1850, 1, 1);

    private static readonly TimeSpan FurthestPlan = TimeSpan.FromDays(20 * 366);

    /// <param name="section">The section that the plan names, if there is such a one.</param>
    /// <param name="campaign">The campaign that it names, if there is such a one.</param>
    public static void Check(this Faults faults, MarkerPlan plan, BorderPair pair, KnownSection? section, KnownCampaign? campaign, DateTimeOffset now)
    {
        faults.When(section?.Pair != pair, "/plan/sectionId", $"There is no such section of {pair}.");
        faults.When(plan.CampaignId is not null && campaign?.Pair != pair, "/plan/campaignId", $"There is no such campaign of {pair}.");
        faults.When(
            campaign?.Pair == pair && campaign.SectionId is { } its && its != plan.SectionId, "/plan/campaignId", "The campaign belongs to another section.");
        faults.Number(plan.Number, plan.Kind, pair, "/plan");
        faults.Size(plan.Size, plan.Kind, pair, "/plan/size");
        faults.Unnumbered(plan.Unnumbered, plan.Number, plan.Kind, "/plan/unnumbered");
        faults.Members([.. plan.Members.Select(member => member.Number)], "/plan/members");
        foreach (var (index, member) in plan.Members.Index())
        {
            faults.Of(pair, member.Territory, $"/plan/members/{index}/territory");
            faults.Of(pair, member.Responsible, $"/plan/members/{index}/responsible");
            faults.When(member.Responsible is null, $"/plan/members/{index}/responsible", "The party responsible for it is expected.");
        }

        faults.When(
            plan.TargetDate is { } target && (target < Earliest || target > Proposals.Today(now + FurthestPlan)), "/plan/targetDate", "A day from 1850 to 20 years ahead is expected.");
        faults.Check(plan.Source, "/plan/source");
    }

    /// <param name="section">The section that the entry names, if there is such a one.</param>
    public static void Check(this Faults faults, RegisterEntry entry, BorderPair pair, KnownSection? section, DateTimeOffset now)
    {
        faults.When(entry.SectionId is not null && section?.Pair != pair, "/entry/sectionId", $"There is no such section of {pair}.");
        faults.Number(entry.Number, entry.Kind, pair, "/entry");
        faults.Size(entry.Size, entry.Kind, pair, "/entry/size");
        faults.Unnumbered(entry.Unnumbered, entry.Number, entry.Kind, "/entry/unnumbered");
        faults.Members([.. entry.Members.Select(member => member.Number)], "/entry/members");
        foreach (var (index, member) in entry.Members.Index())
        {
            var pointer = $"/entry/members/{index}";
            faults.Of(pair, member.Territory, $"{pointer}/territory");
            faults.Of(pair, member.Responsible, $"{pointer}/responsible");
            faults.Of(pair, member.BuiltBy, $"{pointer}/builtBy");
            faults.Elevation(member.Elevation, $"{pointer}/elevation");
            if (member.Point is { } point)
            {
                faults.Check(point, $"{pointer}/point");
                faults.When(member.Elevation is not null, $"{pointer}/elevation", "The elevation stands in the point where there is one.");
            }
        }

        faults.OptionalText(entry.Place, "/entry/place", 300);
        faults.Day(entry.StandsSince, "/entry/standsSince", now);
        faults.Stretch(entry.StretchKilometres, "/entry/stretchKilometres");
        faults.Check(entry.Source, "/entry/source");
    }

    public static void Check(this Faults faults, SurveyedPoint survey, BorderPair pair, DateTimeOffset now)
    {
        faults.Day(survey.SurveyedOn, "/survey/surveyedOn", now);
        faults.Check(survey.Point, "/survey/point");
        faults.OptionalText(survey.MapSheet, "/survey/mapSheet", 100);
        faults.Stretch(survey.StretchKilometres, "/survey/stretchKilometres");
        var leaders = survey.TeamLeaders ?? [];
        faults.When(
            !leaders.Select(leader => leader.Party).Order().SequenceEqual(pair.Parties.Order()), "/survey/teamLeaders", "The leader of each party's team is expected.");
        foreach (var (index, leader) in leaders.Take(pair.Parties.Length).Index())
        {
            faults.Text(leader.Name, $"/survey/teamLeaders/{index}/name", 200);
        }
    }

    /// <summary>One of the markers of a position.</summary>
    public static MarkerState? Member(this Faults faults, int number, MarkerPosition position)
    {
        var member = position.Members.FirstOrDefault(member => member.Number == number);
        faults.When(member is null, "/member", $"A number from 1 to {position.Members.Length} is expected.");
        return member;
    }

    /// <summary>A day that has come, and after the years in which boundaries here began to be marked.</summary>
    public static void Day(this Faults faults, DateOnly? day, string pointer, DateTimeOffset now) =>
        faults.When(day is { } given && (given < Earliest || given > Proposals.Today(now)), pointer, "A day from 1850 to today is expected.");

    private static void Number(this Faults faults, MarkerRef number, MarkerKind kind, BorderPair pair, string pointer)
    {
        faults.When(number != number.Position, $"{pointer}/number", "The position's number is expected, without member and offset.");
        faults.When(kind == MarkerKind.Auxiliary && number.Auxiliary is null, $"{pointer}/number", "An auxiliary marker has its number after a slash.");
        faults.When(
            kind == MarkerKind.Main && number.Auxiliary is not null && !MarkerStandards.InsertsMainMarkers(pair),
            $"{pointer}/number",
            $"Main markers of {pair} have no number after a slash.");
        faults.When(!MarkerStandards.Knows(pair, kind), $"{pointer}/kind", kind == MarkerKind.TriJunction
            ? "A tri-junction belongs to three parties."
            : $"There are no such markers of {pair}.");
    }

    /// <summary>A size or type that the pair's protocols have for that kind of marker.</summary>
    public static void Size(this Faults faults, MarkerSize? size, MarkerKind kind, BorderPair pair, string pointer)
    {
        var known = MarkerStandards.SizesOf(pair, kind);
        faults.When(
            size is { } given && MarkerStandards.Knows(pair, kind) && !known.Contains(given),
            pointer,
            known.IsEmpty ? $"Such markers of {pair} have no sizes." : $"One of {string.Join(", ", known.Order())} is expected.");
    }

    private static void Unnumbered(this Faults faults, bool? unnumbered, MarkerRef number, MarkerKind kind, string pointer) =>
        faults.When(
            unnumbered == true && (kind != MarkerKind.TriJunction || number.Main != 0 || number.Auxiliary is not null),
            pointer,
            "Only a tri-junction may bear no number; it is entered as 0.");

    private static void Members(this Faults faults, int[] numbers, string pointer) =>
        faults.When(
            numbers.Length is < 1 or > 3 || !numbers.SequenceEqual(Enumerable.Range(1, numbers.Length)), pointer, "One to three markers are expected, numbered 1, 2, 3.");

    private static void Of(this Faults faults, BorderPair pair, Party? party, string pointer) =>
        faults.When(party is { } named && !pair.Includes(named), pointer, $"{party} is no party of {pair}.");

    private static void Stretch(this Faults faults, decimal? length, string pointer) =>
        faults.When(length is < 0 or > 1_000, pointer, "A length from 0 to 1,000 km is expected.");
}
