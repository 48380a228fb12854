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

    public static void Check(this Faults faults, MarkerPlan plan, BorderPair pair, KnownSection? section, DateTimeOffset now)
    {
        faults.When(section?.Pair != pair, "/plan/sectionId", $"There is no such section of {pair}.");
        faults.Number(plan.Number, plan.Kind, pair, "/plan");
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

    public static void Check(this Faults faults, SurveyedPoint survey, DateTimeOffset now)
    {
        faults.Day(survey.SurveyedOn, "/survey/surveyedOn", now);
        faults.Check(survey.Point, "/survey/point");
        faults.OptionalText(survey.MapSheet, "/survey/mapSheet", 100);
        faults.Stretch(survey.StretchKilometres, "/survey/stretchKilometres");
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
        faults.When(kind == MarkerKind.TriJunction && pair.Parties.Length < 3, $"{pointer}/kind", "A tri-junction belongs to three parties.");
    }

    private static void Members(this Faults faults, int[] numbers, string pointer) =>
        faults.When(
            numbers.Length is < 1 or > 3 || !numbers.SequenceEqual(Enumerable.Range(1, numbers.Length)), pointer, "One to three markers are expected, numbered 1, 2, 3.");

    private static void Of(this Faults faults, BorderPair pair, Party? party, string pointer) =>
        faults.When(party is { } named && !pair.Includes(named), pointer, $"{party} is no party of {pair}.");

    private static void Stretch(this Faults faults, decimal? length, string pointer) =>
        faults.When(length is < 0 or > 1_000, pointer, "A length from 0 to 1,000 km is expected.");
}
