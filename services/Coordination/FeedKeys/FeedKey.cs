using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;

namespace BorderCoordination.Coordination;

/// <summary>What a key opens.</summary>
public enum FeedKeyScope
{
    /// <summary>The calendar as iCalendar.</summary>
    Calendar,

    /// <summary>The event stream.</summary>
    Stream,
}

/// <summary>To what a key is narrowed; of a filter that is absent, everything that its party may see.</summary>
/// <param name="Pairs">Border pairs: at most 10.</param>
/// <param name="Units">Units by their names, for the calendar: at most 20.</param>
/// <param name="Kinds">Kinds of entries, for the calendar.</param>
/// <param name="Types">Types of events, for the stream: at most 50.</param>
public sealed record FeedKeyFilter(
    ImmutableArray<BorderPair>? Pairs = null, ImmutableArray<string>? Units = null, ImmutableArray<CalendarKind>? Kinds = null, ImmutableArray<string>? Types = null)
{
    internal bool Passes(CalendarEntry entry) =>
        Pairs?.Contains(entry.Pair) != false
        && Kinds?.Contains(entry.Kind) != false
        && (Units is not { } units || entry.Units.Any(named => units.Contains(named.Name, UnitName.Comparer)));
}

/// <summary>A key as it is kept: not the key itself.</summary>
internal sealed record FeedKey(Guid Id, Party Party, ImmutableArray<FeedKeyScope> Scopes, FeedKeyFilter? Filter)
{
    private const string Prefix = "bck_";

    private const int SecretBytes = 32;

    /// <summary>A new key, which nobody can guess: 256 random bits.</summary>
    public static string New() => Prefix + System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>What is kept of a key. It needs no salt and no stretching, being random.</summary>
    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
