using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>What the teams of a party must fulfil (domain notes: "Joint patrol", invariants 4 and 5).</summary>
internal static class PatrolTeams
{
    private const int MostTeams = 10;

    private const int MostPeople = 500;

    /// <summary>The units that a party sends, each once.</summary>
    public static IEnumerable<string> Units(this PatrolTeamDeclared declared) =>
        declared.Teams.SelectMany(team => team.Units).Distinct(UnitName.Comparer);

    public static int Headcount(this PatrolTeamDeclared declared) => declared.Teams.Sum(team => team.Headcount);

    /// <summary>Whether somebody interprets for the party: every contact goes through an interpreter, and so each party brings one.</summary>
    public static bool HasInterpreter(this PatrolTeamDeclared declared) => declared.Teams.Any(team => team.Interpreters > 0);

    public static Faults Check(PatrolTeamDeclared declared, BorderPair pair)
    {
        var faults = new Faults();
        Check(faults, declared.Teams[0], "/team", declared.By, pair);
        faults.Each(declared.Teams[1..], "/furtherTeams", 0, MostTeams - 1, (team, place) => Check(faults, team, place, declared.By, pair));
        faults.OptionalText(declared.DeviationReason, "/deviationReason", 500);
        if (faults.None && declared.Teams is { Length: > 1 } teams)
        {
            faults.When(teams.Any(team => team.Name is null), "/furtherTeams", "Where there are several teams, each has a name.");
            faults.When(Repeats(teams, team => team.Name ?? ""), "/furtherTeams", "Two teams have the same name.");
            faults.When(Repeats(teams, team => team.Leader), "/furtherTeams", "Two teams have the same leader.");
            faults.When(declared.Headcount() > MostPeople, "/furtherTeams", $"At most {MostPeople} people go for a party.");
        }

        return faults;
    }

    private static void Check(Faults faults, PatrolTeam team, string pointer, Party by, BorderPair pair)
    {
        faults.Text(team.Leader, $"{pointer}/leader", 200);
        faults.OptionalText(team.Deputy, $"{pointer}/deputy", 200);
        faults.OptionalText(team.Name, $"{pointer}/name", 100);
        faults.When(team.Headcount is < 1 or > MostPeople, $"{pointer}/headcount", $"1 to {MostPeople} people are expected.");
        faults.When(team.Interpreters < 0 || team.Interpreters > team.Headcount, $"{pointer}/interpreters", "0 up to the headcount is expected.");
        faults.OptionalText(team.Transport, $"{pointer}/transport", 200);
        faults.Each(team.Units, $"{pointer}/units", 1, 10, (unit, place) => faults.Text(unit, place, 200));
        faults.When(Repeats(team.Units, unit => unit), $"{pointer}/units", "A unit stands here twice.");
        if (team.InterpretedBy is { } interpreters)
        {
            faults.Each(interpreters, $"{pointer}/interpretedBy", team.Interpreters, team.Interpreters, (interpreter, place) => Check(faults, interpreter, place, pair));
        }

        if (team.Liaison is { } liaison)
        {
            Check(faults, liaison, $"{pointer}/liaison", pair);
            faults.When(liaison.Joins == by, $"{pointer}/liaison/joins", "A liaison officer goes with another party's team.");
        }
    }

    public static void Check(Faults faults, LiaisonOfficer officer, string pointer, BorderPair pair)
    {
        faults.Text(officer.Name, $"{pointer}/name", 200);
        faults.OptionalText(officer.Team, $"{pointer}/team", 100);
        faults.When(!pair.Includes(officer.Joins), $"{pointer}/joins", $"A party of {pair} is expected.");
    }

    private static void Check(Faults faults, PatrolInterpreter interpreter, string pointer, BorderPair pair)
    {
        var ofPair = BorderPairs.All[pair.Code].Languages.Values;
        faults.Text(interpreter.Name, $"{pointer}/name", 200);
        faults.Each(interpreter.Languages, $"{pointer}/languages", 2, 10, (language, place) => faults.Text(language, place, 35));
        faults.When(
            interpreter.Languages.Intersect(ofPair).Count() < 2,
            $"{pointer}/languages", $"Two of the pair's languages at least are expected: {string.Join(", ", ofPair)}.");
    }

    private static bool Repeats<T>(ImmutableArray<T> items, Func<T, string> name) =>
        items.Select(name).Distinct(UnitName.Comparer).Count() < items.Length;
}
