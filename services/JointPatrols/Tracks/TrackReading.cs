using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Tracks;

/// <summary>Where somebody was, in WGS 84.</summary>
/// <param name="At">To the microsecond.</param>
/// <param name="Begins">Whether a part of the track begins with it, so that it is not joined to the one before.</param>
internal readonly record struct TrackPoint(DateTimeOffset At, double Latitude, double Longitude, double? Elevation = null, bool Begins = false);

/// <summary>Where a marker stands by the device of a party, in WGS 84.</summary>
internal readonly record struct TrackedMarker(MarkerRef Marker, double Latitude, double Longitude);

/// <summary>What an upload holds.</summary>
/// <param name="Hash">SHA-256 of its content.</param>
/// <param name="Points">In the order of time, each time once.</param>
/// <param name="Markers">Each marker once.</param>
/// <param name="Faults">What is wrong with it; nothing else counts where there is anything.</param>
internal sealed record TrackReading(
    TrackFormat Format, string Hash, ImmutableArray<TrackPoint> Points, ImmutableArray<TrackedMarker> Markers, ImmutableArray<Fault> Faults)
{
    /// <summary>The points from one time to another.</summary>
    public TrackReading Within(DateTimeOffset from, DateTimeOffset to) => this with { Points = Points.RemoveAll(point => point.At < from || point.At > to) };
}

/// <summary>Gathers an upload, whatever its form, and what is wrong with it.</summary>
internal sealed class TrackGathering
{
    public const int MostPoints = 50_000;

    private const int MostMarkers = 1_000;

    private const int MostFaults = 20;

    private readonly Dictionary<DateTimeOffset, TrackPoint> _points = [];
    private readonly Dictionary<MarkerRef, TrackedMarker> _markers = [];
    private readonly ImmutableArray<Fault>.Builder _faults = ImmutableArray.CreateBuilder<Fault>();

    /// <summary>Whether there is no use in reading on.</summary>
    public bool IsHopeless => _faults.Count >= MostFaults || _points.Count > MostPoints || _markers.Count > MostMarkers;

    public void Fault(string pointer, string detail) => _faults.Add(new Fault(pointer, detail));

    /// <param name="pointer">Where in a JSON document.</param>
    /// <param name="place">Where in another, in words.</param>
    public void Point(string pointer, string place, double? latitude, double? longitude, double? elevation, DateTimeOffset? at, bool begins)
    {
        if (!IsPlace(latitude, longitude))
        {
            Fault(pointer, $"{place}A latitude from -90 to 90 and a longitude from -180 to 180 are expected, in degrees of WGS 84.");
        }
        else if (elevation is { } metres && !(Math.Abs(metres) <= 10_000))
        {
            Fault(pointer, $"{place}An elevation of at most 10,000 metres is expected.");
        }
        else if (at is not { } time)
        {
            Fault(pointer, $"{place}Each point needs its time, with an offset, such as 2026-05-01T08:00:00Z.");
        }
        else
        {
            time = time.ToUniversalTime();
            time = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
            _points.TryAdd(time, new TrackPoint(time, latitude!.Value, longitude!.Value, elevation, begins));
        }
    }

    public void Marker(string pointer, string place, MarkerRef marker, double? latitude, double? longitude)
    {
        if (!IsPlace(latitude, longitude))
        {
            Fault(pointer, $"{place}A latitude from -90 to 90 and a longitude from -180 to 180 are expected, in degrees of WGS 84.");
        }
        else
        {
            _markers[marker] = new TrackedMarker(marker, latitude!.Value, longitude!.Value);
        }
    }

    public TrackReading End(TrackFormat format, string hash)
    {
        if (_faults.Count == 0 && _points.Count is 0 or > MostPoints)
        {
            Fault("", $"1 to {MostPoints} points are expected; a longer track is uploaded in pieces.");
        }

        if (_markers.Count > MostMarkers)
        {
            Fault("", $"At most {MostMarkers} markers are expected.");
        }

        return new(format, hash, [.. _points.Values.OrderBy(point => point.At)], [.. _markers.Values], _faults.ToImmutable());
    }

    private static bool IsPlace(double? latitude, double? longitude) => latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180;
}
