using System.ComponentModel.DataAnnotations;

namespace BorderCoordination.Coordination;

/// <summary>How the ledger is kept whole; section <c>Ledger</c>.</summary>
internal sealed class LedgerOptions
{
    /// <summary>The services whose history the ledger holds, by their name in event types, with their addresses.</summary>
    public IReadOnlyDictionary<string, Uri> Sources { get; init; } = new Dictionary<string, Uri>();

    /// <summary>How often every source is asked for what the ledger may lack.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan ReconcileEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long what is missing may still be on its way through the broker before it is fetched.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The client by which Coordination gets its token of role <c>ledger</c>.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>Its secret.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>What to ask for, where the issuer wants it said.</summary>
    public string? Scope { get; init; }

    /// <summary>Whether the sources can be asked at all.</summary>
    public bool IsComplete => Sources.Count == 0 || (ClientId.Length > 0 && ClientSecret.Length > 0 && Sources.Values.All(address => address.IsAbsoluteUri));
}
