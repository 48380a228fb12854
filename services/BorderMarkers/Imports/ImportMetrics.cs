using System.Diagnostics.Metrics;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>Counts what becomes of the files that are written.</summary>
internal sealed class ImportMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _attempts = meters.Create("BorderCoordination.BorderMarkers")
        .CreateCounter<long>("imports.attempts", "{attempt}", "Attempts at writing an imported file, by what became of them");

    /// <param name="result">Done, refused, put off, or failed for good.</param>
    public void Tried(string result) => _attempts.Add(1, new KeyValuePair<string, object?>("result", result));
}
