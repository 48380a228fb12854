using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Photos and sketches are named by the hash of their content.</summary>
internal static partial class ContentRules
{
    public static void Photos(this Faults faults, ImmutableArray<string> photos, string pointer) =>
        faults.Each(photos, pointer, 0, 20, (photo, place) => faults.Hash(photo, place));

    public static void Hash(this Faults faults, string hash, string pointer) =>
        faults.When(!Sha256().IsMatch(hash), pointer, "The SHA-256 of its content is expected: 64 lower-case hexadecimal digits.");

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Sha256();
}
