namespace BorderCoordination.Integration.Tests.Running;

/// <summary>Commands on damage cases as an officer would send them.</summary>
public static class Damages
{
    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>As the days of works are counted: by the easternmost party.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(Now.ToOffset(TimeSpan.FromHours(8)).DateTime);

    public static object Texts => new[] { new { language = "vi", text = "Biên bản" }, new { language = "zh", text = "纪要" } };

    /// <summary>What opens a case of a marker, or is added to the open one.</summary>
    public static object Report(string marker, string pair = "VN-LA", string finder = "A resident") => new
    {
        pair,
        marker,
        finding = new { category = "damaged", foundAt = Now, finder, photos = Array.Empty<string>() },
    };

    public static object Facts(string responsible) =>
        new { verdict = "confirmed", establishedOn = Today, description = "Its body is cracked", category = "damaged", responsible };

    public static object Notice(DateOnly startsOn, int daysBefore = 11, string told = "VN") => new
    {
        plan = new { startsOn, endsOn = startsOn.AddDays(1), workPlan = "Cast the base anew", posts = new[] { new { party = "VN", name = "Post A" }, new { party = "CN", name = "Post B" } } },
        notices = new[] { new { notified = told, channel = "letter", notifiedAt = Now.AddDays(-daysBefore), reference = "31" } },
    };

    public static object Restoration(DateOnly on, double latitude) => new
    {
        restoration = new
        {
            restoredOn = on,
            method = "Cast anew where it stood",
            measurement = new { measuredOn = on, point = Point(latitude), instrument = "Total station" },
            photos = new[] { new string('a', 64) },
        },
    };

    public static object Relocation(double latitude) => new
    {
        relocation = new { committeeRecord = "3/2026", decidedOn = Today, point = Point(latitude), lineUnchanged = Texts, mapSheet = "31" },
    };

    /// <summary>A position of two markers, the second of which is the other party's, entered and confirmed.</summary>
    public static async Task StandAsync(Caller first, Caller second, string number)
    {
        var entry = new
        {
            number,
            kind = "main",
            members = new[] { new { number = 1, responsible = "VN", point = Point(22.5001) }, new { number = 2, responsible = "CN", point = Point(22.5) } },
        };
        var registered = await first.DoAsync("/markers/register", new { pair = "VN-CN", entry });
        await second.DoAsync($"/markers/{registered.Id}/confirm-entry", new { revision = registered.Revision });
    }

    private static object Point(double latitude) => new
    {
        latitude,
        longitude = 104.5,
        referenceFrame = "WGS 84 (G1762)",
        elevation = 812.4,
        epoch = 2026.2,
        method = "dual-frequency GPS",
        accuracyMetres = 0.02,
    };
}
