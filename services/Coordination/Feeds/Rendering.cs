using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using BorderCoordination.Contracts;

namespace BorderCoordination.Coordination;

/// <summary>
/// In which version a subscriber gets an event: as it was recorded, or in the version that it has asked for. The ledger keeps what was recorded;
/// what is given in another version says so by the attribute <c>recordedtype</c>.
/// </summary>
internal sealed class Rendering
{
    private static readonly Rendering AsRecorded = new(FrozenDictionary<string, EventType>.Empty);

    private readonly FrozenDictionary<string, EventType> _wanted;

    private Rendering(FrozenDictionary<string, EventType> wanted) => _wanted = wanted;

    /// <summary>The versions that are given and that are deprecated.</summary>
    public IEnumerable<EventType> Deprecated => _wanted.Values.Where(type => type.DeprecatedOn is not null).Distinct();

    /// <summary>Who names two versions of one event gets both as they were recorded.</summary>
    public static Rendering Of(IEnumerable<EventType> named)
    {
        var single = named.Distinct().GroupBy(type => type.Event).Where(versions => versions.Count() == 1).ToDictionary(versions => versions.Key, versions => versions.Single());
        return single.Count == 0
            ? AsRecorded
            : new Rendering(EventCatalogue.All.Where(type => single.ContainsKey(type.Event)).ToFrozenDictionary(type => type.Name, type => single[type.Event]));
    }

    /// <summary>The entry as the subscriber gets it.</summary>
    public FeedEntry Render(FeedEntry entry) => _wanted.TryGetValue(entry.Type, out var wanted) && wanted.Name != entry.Type
        ? entry with { Type = wanted.Name, Envelope = Write(entry, wanted) }
        : entry;

    private static byte[] Write(FeedEntry entry, EventType wanted)
    {
        var envelope = JsonNode.Parse(entry.Envelope)!.AsObject();
        var recorded = envelope["data"].Deserialize(EventCatalogue.Find(entry.Type)!.Record, ContractJson.Options)!;
        var data = EventVersions.As(wanted, recorded);
        envelope["type"] = wanted.Name;
        envelope["dataschema"] = envelope["dataschema"]!.GetValue<string>().Replace($"{entry.Type}.json", $"{wanted.Name}.json", StringComparison.Ordinal);
        envelope["data"] = JsonSerializer.SerializeToNode(data, wanted.Record, ContractJson.Options);
        envelope["recordedtype"] = entry.Type;
        return JsonSerializer.SerializeToUtf8Bytes(envelope, ContractJson.Options);
    }
}
