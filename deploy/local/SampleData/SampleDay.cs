using System.Globalization;

namespace BorderCoordination.Local;

/// <summary>
/// The day of the first loading, from which the sample data count theirs: what is to be proposed has to lie ahead, and what is loaded again has to
/// be the same again.
/// </summary>
internal static class SampleDay
{
    /// <summary>The day that is kept in a folder; today, when none is.</summary>
    public static async Task<DateOnly> KeptInAsync(string folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var file = FileIn(folder);
        if (File.Exists(file)
            && DateOnly.TryParseExact(await File.ReadAllTextAsync(file, cancellationToken), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var kept))
        {
            return kept;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(file, today.ToString("O", CultureInfo.InvariantCulture), cancellationToken);
        return today;
    }

    public static void Delete(string folder) => File.Delete(FileIn(folder));

    private static string FileIn(string folder) => Path.Combine(folder, "sample-data.day");
}
