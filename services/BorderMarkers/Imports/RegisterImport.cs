using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>What the deciders need to know of an import.</summary>
public sealed record RegisterImport : IBorderAffair
{
    public const string Aggregate = "import";

    private RegisterImport()
    {
    }

    public static Decider<RegisterImport, RegisterImportEvent> Decider { get; } = new(new RegisterImport(), Evolve);

    public BorderPair? Pair { get; private init; }

    /// <summary>What was imported, and on whose word.</summary>
    public RegisterImported? Imported { get; private init; }

    /// <summary>Who has given its word on all of it at once.</summary>
    public ImmutableArray<Party> ConfirmedBy { get; private init; } = [];

    /// <summary>A file is one content and never another; it is named by its hash.</summary>
    public int Revision => Imported is null ? 0 : 1;

    public static StreamName Stream(Guid importId) => new(Aggregate, importId);

    /// <summary>One import for each party, pair, kind and content: the same file again is the same import.</summary>
    public static Guid IdOf(BorderPair pair, Party by, ImportKind kind, string contentHash) => NamedGuid.Of(Aggregate, pair.Code, by.Code, kind.ToString(), contentHash);

    private static RegisterImport Evolve(RegisterImport import, RegisterImportEvent recorded) => recorded switch
    {
        RegisterImported imported when import.Imported is null => new RegisterImport { Pair = imported.Pair, Imported = imported, ConfirmedBy = [imported.By] },
        RegisterImportConfirmed confirmed when import.Imported?.ContentHash == confirmed.ContentHash && !import.ConfirmedBy.Contains(confirmed.By) =>
            import with { ConfirmedBy = import.ConfirmedBy.Add(confirmed.By) },
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow here."),
    };
}
