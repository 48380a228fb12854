using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Net;

namespace BorderCoordination.Coordination;

/// <summary>How webhooks are delivered; section <c>Webhooks</c>.</summary>
internal sealed class WebhookOptions
{
    /// <summary>The shortest of <see cref="Keys"/>.</summary>
    public const int ShortestKey = 32;

    /// <summary>
    /// What secrets are encrypted with in the database, each of at least 32 characters: the first encrypts, the others still decrypt.
    /// </summary>
    [MinLength(1, ErrorMessage = "Webhooks:Keys needs a key of at least 32 characters.")]
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Networks of targets besides the public ones, such as <c>10.20.0.0/16</c>; in Development the loopback where there are none.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; init; } = [];

    /// <summary>Webhooks that a party may have.</summary>
    [Range(1, 1000)]
    public int MostPerParty { get; init; } = 50;

    /// <summary>Deliveries of a party at the same time, over all its webhooks; each of them has one at most.</summary>
    [Range(1, 1000)]
    public int MostInFlight { get; init; } = 32;

    /// <summary>Entries in the log of a webhook's deliveries; older ones are removed.</summary>
    [Range(10, 100_000)]
    public int LoggedDeliveries { get; init; } = 1000;

    /// <summary>How long a receiver may take to answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often it is looked which webhooks have become due.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00")]
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the keys and networks can be used.</summary>
    public bool IsComplete => Keys.All(key => key.Length >= ShortestKey) && AllowedNetworks.All(network => IPNetwork.TryParse(network, out _));

    /// <summary>The networks besides the public ones.</summary>
    public ImmutableArray<IPNetwork> Networks(bool isDevelopment) =>
    [
        .. (AllowedNetworks.Count == 0 && isDevelopment ? ["127.0.0.0/8", "::1/128"] : AllowedNetworks).Select(IPNetwork.Parse),
    ];
}
