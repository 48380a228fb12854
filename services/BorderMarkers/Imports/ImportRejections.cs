using System.Collections.Immutable;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>Every refusal that an import can give.</summary>
internal static class ImportRejections
{
    /// <summary>So many faults are named; of the others it is said how many there are.</summary>
    public const int MostNamed = 500;

    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "import-not-found", "There is no such import.");

    public static Rejection FileInvalid { get; } = new(RejectionKind.Invalid, "import-file-invalid", "The file is not in order; nothing of it is taken.");

    public static Rejection OtherContent { get; } = new(
        RejectionKind.Conflict, "import-content-differs", "The import has another content than the one that is named; a word on it is given on what was read.");

    public static Rejection Invalid(IReadOnlyCollection<RowFault> faults) => FileInvalid with
    {
        Detail = $"The file has {faults.Count} faults; nothing of it is taken.",
        Extensions = ImmutableDictionary<string, object?>.Empty.Add("faultCount", faults.Count).Add("faults", faults.Take(MostNamed).ToArray()),
    };
}
