using System.Globalization;
using System.Text.Json;

namespace BorderCoordination.Local;

/// <summary>Finds a text by its place (https://www.rfc-editor.org/rfc/rfc6901); names with a slash or a tilde are not needed here.</summary>
internal static class JsonPointer
{
    public static string Find(JsonElement document, string pointer)
    {
        foreach (var part in pointer.Split('/')[1..])
        {
            document = document.ValueKind == JsonValueKind.Array && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < document.GetArrayLength()
                ? document[index]
                : document.ValueKind == JsonValueKind.Object && document.TryGetProperty(part, out var member) ? member
                : throw new LocalException($"the answer has nothing at {pointer}");
        }

        return document.ValueKind == JsonValueKind.String ? document.GetString()! : throw new LocalException($"the answer has no text at {pointer}");
    }
}
