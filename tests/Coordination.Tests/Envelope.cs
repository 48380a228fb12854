using System.Globalization;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.Coordination.Tests;

/// <summary>Envelopes as a service would publish them.</summary>
internal static class Envelope
{
    public static readonly DateTimeOffset Time = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly Party Vietnam = Party.Parse("VN");

    /// <summary>The event at a version of a patrol; the same each time it is asked for.</summary>
    public static Delivery Of(Guid stream, long version, string pair = "VN-LA", string visibility = "shared", int variant = 0) =>
        new(Envelopes.Write(Event(stream, version, pair, visibility, variant)));

    public static EventEnvelope Event(Guid stream, long version, string pair = "VN-LA", string visibility = "shared", int variant = 0)
    {
        var type = version == 1 ? "joint-patrols.patrol-proposed.v1" : "joint-patrols.patrol-confirmed.v1";
        return new EventEnvelope(
            IdOf(stream, version, variant),
            "urn:border-coordination:joint-patrols",
            type,
            $"patrol/{stream}",
            Time.AddSeconds(version),
            $"https://example.org/schemas/{type}.json",
            version.ToString("D10", CultureInfo.InvariantCulture),
            stream,
            BorderPair.Parse(pair),
            Visibility.Parse(visibility),
            version == 1 ? Proposed(stream, BorderPair.Parse(pair)) : JsonSerializer.SerializeToElement(new PatrolConfirmed(Vietnam, 1), ContractJson.Options),
            Vietnam);
    }

    public static Guid IdOf(Guid stream, long version, int variant = 0)
    {
        var bytes = stream.ToByteArray(bigEndian: true);
        (bytes[10], bytes[11], bytes[12], bytes[13]) = (0xEE, (byte)variant, (byte)(version >> 8), (byte)version);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A stream of a test, by its number.</summary>
    public static Guid Stream(int number) => new(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    private static JsonElement Proposed(Guid stream, BorderPair pair) => JsonSerializer.SerializeToElement(
        new PatrolProposed(
            stream,
            pair,
            Vietnam,
            new PatrolTerms(
                MarkerRef.Parse("605"),
                MarkerRef.Parse("610+500"),
                Time.AddDays(30),
                Time.AddDays(30).AddHours(8),
                PatrolMode.Joint,
                "Tuần tra chung",
                Vietnam,
                [.. pair.Parties.Select(party => new PatrolUnits(party, ["Lao Bảo"], 8))])),
        ContractJson.Options);
}
