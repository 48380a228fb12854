using BorderCoordination.Contracts;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>What the parties of a pair hold on measurements.</summary>
/// <param name="ToleranceMetres">How far the measurements of the parties may lie apart, and a marker from its agreed coordinates.</param>
internal sealed record MeasurementTerms(double ToleranceMetres)
{
    /// <summary>No agreement on it was found; this is ours.</summary>
    private static readonly MeasurementTerms Default = new(ToleranceMetres: 0.5);

    public static MeasurementTerms Of(BorderPair pair) => BorderPairs.Exists(pair) ? Default : throw new ArgumentException($"There is no border pair {pair}.", nameof(pair));
}
