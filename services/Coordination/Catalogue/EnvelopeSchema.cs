using System.Text.Json.Nodes;
using BorderCoordination.Contracts;

namespace BorderCoordination.Coordination;

/// <summary>The JSON Schema of the envelope, whatever event is in it.</summary>
internal static class EnvelopeSchema
{
    /// <summary>Its name among the schemas of the events.</summary>
    public const string Name = "envelope";

    public static JsonObject At(Uri schemas)
    {
        var schema = Written();
        schema.Insert(1, "$id", $"{schemas.AbsoluteUri}{Name}.json");
        return schema;
    }

    /// <summary>Without an address, to be a part of something else.</summary>
    public static JsonObject Written()
    {
        var schema = EventSchema.Of(typeof(EventEnvelope));
        var members = schema["properties"]!.AsObject();
        members["specversion"] = new JsonObject { ["const"] = EventEnvelope.Version, ["description"] = "The version of CloudEvents." };
        members["position"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["description"] = "The position in the ledger; in a feed, and not over AMQP." };
        members["recordedtype"] = new JsonObject { ["type"] = "string", ["description"] = "The type and version in which it was recorded, where the subscriber has asked for another version." };
        schema["required"]!.AsArray().Add("specversion");
        return schema;
    }
}
