using System.Collections.Immutable;
using System.Security.Cryptography;
using BorderCoordination.Contracts.JointPatrols;
using Microsoft.Net.Http.Headers;

namespace BorderCoordination.JointPatrols.Tracks;

/// <summary>The forms in which a track comes and goes, by media type.</summary>
internal static class TrackReader
{
    public const string Gpx = "application/gpx+xml";

    public const string GeoJson = "application/geo+json";

    public static ImmutableArray<string> MediaTypes { get; } = [Gpx, GeoJson];

    /// <summary>The form that a <c>Content-Type</c> names; none for any other.</summary>
    public static TrackFormat? FormatOf(string? contentType) =>
        !MediaTypeHeaderValue.TryParse(contentType, out var type) ? null
        : type.MediaType.Equals(Gpx, StringComparison.OrdinalIgnoreCase) ? TrackFormat.Gpx
        : type.MediaType.Equals(GeoJson, StringComparison.OrdinalIgnoreCase) ? TrackFormat.GeoJson
        : null;

    /// <summary>Reads an upload, whatever it holds.</summary>
    public static TrackReading Read(TrackFormat format, byte[] content)
    {
        var track = new TrackGathering();
        switch (format)
        {
            case TrackFormat.Gpx:
                GpxReader.Read(content, track);
                break;
            case TrackFormat.GeoJson:
                GeoJsonReader.Read(content, track);
                break;
        }

        return track.End(format, Convert.ToHexStringLower(SHA256.HashData(content)));
    }
}
