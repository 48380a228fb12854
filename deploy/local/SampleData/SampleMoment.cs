using System.Globalization;

namespace BorderCoordination.Local;

/// <summary>
/// The moment of the first loading, from which the sample data count their days and hours: what is to be proposed has to lie ahead, and what is loaded again
/// has to be the same again.
/// </summary>
/// <param name="Day">Its day, in UTC.</param>
/// <param name="Now">Where only the day was kept, the moment at which that was found out.</param>
internal sealed record SampleMoment(DateOnly Day, DateTimeOffset Now)
{
    /// <summary>The moment that is kept in a folder; now, when none is.</summary>
    public static async Task<SampleMoment> KeptInAsync(string folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var kept = File.Exists(FileIn(folder)) ? await File.ReadAllLinesAsync(FileIn(folder), cancellationToken) : [];
        var now = Of(clock.GetUtcNow());
        var moment = new SampleMoment(
            kept is [var day, ..] && DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var begun) ? begun : now.Day,
            kept is [_, var time, ..] && DateTimeOffset.TryParseExact(time, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : now.Now);
        Directory.CreateDirectory(folder);
        await File.WriteAllLinesAsync(
            FileIn(folder), [moment.Day.ToString("O", CultureInfo.InvariantCulture), moment.Now.ToString("O", CultureInfo.InvariantCulture)], cancellationToken);
        return moment;
    }

    /// <summary>A loading that begins at a moment, to the second.</summary>
    public static SampleMoment Of(DateTimeOffset moment) =>
        new(DateOnly.FromDateTime(moment.UtcDateTime), new DateTimeOffset(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), moment.Offset));

    public static void Delete(string folder) => File.Delete(FileIn(folder));

    private static string FileIn(string folder) => Path.Combine(folder, "sample-data.day");
}
