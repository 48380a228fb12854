using System.Globalization;
using System.Net;
using System.Text.Json;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

/// <summary>What a party is told by one report, a line for each thing, beginning with the pair. Numbers that are 0 are left out, times are those of UTC+7.</summary>
public sealed partial class YearOnTheBorder
{
    private const string WholeYear = "from=2026-12-31T17:00:00Z&to=2027-12-31T17:00:00Z";

    /// <summary>The reports by their names. What is asked for depends on the party's pairs alone.</summary>
    private static readonly Dictionary<string, (Service Service, string Path, Func<YearOnTheBorder, JsonElement, IEnumerable<string>> Lines)> Reports = new()
    {
        ["activity by quarter"] = (Service.Coordination, "/statistics/activity?period=quarter", (_, report) => Rows(report, "lines").Select(Activity)),
        ["activity by province"] = (Service.Coordination, "/statistics/activity?period=year&by=province", (_, report) => Rows(report, "lines").Select(Activity)),
        ["coverage"] = (Service.JointPatrols, "/coverage?", (_, report) => Rows(report, "quarters").Select(Counted)),
        ["overdue"] = (Service.Coordination, "/overdue?limit=500", (year, report) => Rows(report, "items").Select(year.Overdue)),
        ["overdue of patrols"] = (Service.JointPatrols, "/overdue?limit=500", (year, report) => Rows(report, "items").Select(year.Overdue)),
        ["balance"] = (Service.Coordination, "/statistics/balance?", (_, report) => Rows(report, "balances").Select(line => Balance(line, "parties"))),
        ["chairs"] = (Service.JointPatrols, "/statistics/chairs?", (_, report) => Rows(report, "balances").Select(line => Balance(line, "chaired"))),
        ["commitments"] = (Service.Coordination, "/commitments?limit=500", (year, report) => Rows(report, "items").Select(year.Commitment)),
        ["archive"] = (Service.Coordination, "/records?limit=500", (year, report) => Rows(report, "items").Select(year.Record)),
        ["calendar"] = (Service.Coordination, $"/calendar?limit=500&{WholeYear}", (year, report) => Rows(report, "items").Select(year.Entry)),
        ["plan"] = (Service.JointPatrols, "/plans/{plan}/progress?", (_, report) => Rows(report, "items").Select(Item)),
        ["progress"] = (Service.BorderMarkers, "/progress?", (_, report) => Progress(report)),
    };

    /// <summary>What a party is told now, or as of a moment; nothing of what does not exist for it.</summary>
    public async Task<string[]> AskAsync(string party, string report, DateTimeOffset? at = null)
    {
        var (service, path, lines) = Reports[report];
        var asked = path.Replace("{plan}", Affairs["plan"].ToString(), StringComparison.Ordinal);

        // Progress is counted by the days of the facts themselves, so it is asked for a day; everything else as it was known at a moment.
        var asOf = at is not { } moment ? "" : report == "progress" ? $"&at={moment:yyyy-MM-dd}" : $"&at={Written(moment)}";
        using var answer = await Of(party, service).GetAsync(asked + asOf);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.NotFound], text);
        return answer.IsSuccessStatusCode ? [.. lines(this, JsonDocument.Parse(text).RootElement.Clone())] : [];
    }

    /// <summary>The name of the affair that a subject, or what follows from it, is of.</summary>
    private string NameOf(string subject) => Affairs.Single(affair => affair.Value == Guid.Parse(subject.Split('/')[1])).Key;

    private static IEnumerable<JsonElement> Rows(JsonElement report, string member) => report.GetProperty(member).EnumerateArray();

    private static string Activity(JsonElement line) =>
        $"{Text(line, "pair")} {Text(line, "period")}{(Text(line, "place") is { Length: > 0 } place ? $" {place}" : "")}: {string.Join(", ", Numbers(line))}";

    private static string Counted(JsonElement line) => $"{Text(line, "pair")} {Text(line, "quarter")}: {string.Join(", ", Numbers(line))}";

    private static string Item(JsonElement line) => $"VN-LA {Text(line, "code")}: {string.Join(", ", Numbers(line))}{Listed(line, "gaps", ", gaps ")}";

    private static string Balance(JsonElement line, string members)
    {
        var parties = Rows(line, members).Select(party => string.Join(' ', Numbers(party).Prepend(Text(party, "party"))));
        return $"{Text(line, "pair")}: {string.Join(", ", [.. Numbers(line), .. Text(line, "turn") is { Length: > 0 } turn ? [$"turn {turn}"] : Array.Empty<string>(), .. parties])}";
    }

    private string Overdue(JsonElement line) => $"{Text(line, "pair")} {Text(line, "kind")}: {NameOf(Text(line, "subject"))}{Listed(line, "owedBy", ", owed by ")}, since {Time(line, "since")}";

    private string Commitment(JsonElement line) => $"{Text(line, "pair")} {NameOf(Text(line, "subject"))}{Listed(line, "owners", " of ")}: {Text(line, "state")}, due {Text(line, "dueOn")[5..]}";

    private string Record(JsonElement line) =>
        $"{Text(line, "pair")} {Text(line, "number")} of {NameOf(Text(line, "subject"))}, {Time(line, "signedAt")[..5]}: {string.Join("; ", Rows(line, "signatures").Select(Signature))}";

    private string Entry(JsonElement line) =>
        $"{Text(line, "pair")} {Time(line, "startsAt")} {Text(line, "kind")} {NameOf(Text(line, "subject"))}: {Text(line, "status")}{Listed(line, "owedBy", ", owed by ")}"
        + (Rows(line, "conflicts").Any() ? $", {Rows(line, "conflicts").Count()} conflicts" : "");

    private static string Signature(JsonElement signature) =>
        $"{Text(signature, "party")} {Text(signature, "signatory")}{(signature.TryGetProperty("onPaper", out var paper) && paper.ValueKind == JsonValueKind.Object ? $" on paper of {Text(paper, "signedOn")[5..]}" : "")}";

    /// <summary>The members that are numbers, those of inner objects too, by their names.</summary>
    private static IEnumerable<string> Numbers(JsonElement line) => line.EnumerateObject().SelectMany(member => member.Value.ValueKind switch
    {
        JsonValueKind.Number when member.Value.GetDecimal() != 0 => [$"{member.Name} {member.Value.GetDecimal().ToString("0.###", CultureInfo.InvariantCulture)}"],
        JsonValueKind.Object => Numbers(member.Value),
        _ => Array.Empty<string>(),
    });

    private static string Listed(JsonElement line, string member, string before) =>
        Rows(line, member).Select(listed => listed.ToString()).ToArray() is { Length: > 0 } listed ? before + string.Join(" and ", listed) : "";

    private static string Text(JsonElement line, string member) => line.TryGetProperty(member, out var text) ? text.ToString() : "";

    private static string Time(JsonElement line, string member) =>
        line.GetProperty(member).GetDateTimeOffset().ToOffset(TimeSpan.FromHours(7)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Written(DateTimeOffset moment) => Uri.EscapeDataString(moment.ToString("O", CultureInfo.InvariantCulture));
}
