using System.Text;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Tracks;
using FsCheck;
using FsCheck.Fluent;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>Whatever is uploaded, the readers answer with what they found or what is wrong, and never throw.</summary>
public sealed class AnyTrack
{
    private static readonly string[] Pieces =
    [
        "<", ">", "/>", "\"", "'", "&", "&#0;", "&#xD800;", "<![CDATA[", "]]>", "<!--", "<!DOCTYPE x>", "<?xml version='1.1'?>", "<trkpt", "</trkseg>", "<time>", " lat=\"1e999\"",
        "xmlns:a=''", "{", "}", "[", "]", ",", ":", "null", "1e999", "-0", "\"\\ud800\"", "\"\\u0000\"", "\0", "\uFFFE", "\uFEFF", "𐍈", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00",
    ];

    private static readonly (TrackFormat Format, byte[] Good)[] Forms =
        [(TrackFormat.Gpx, Encoding.UTF8.GetBytes(TrackTests.Gpx)), (TrackFormat.GeoJson, Encoding.UTF8.GetBytes(TrackTests.GeoJson))];

    [Fact]
    public void Any_bytes_are_answered() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 255)).Select(bytes => bytes.Select(value => (byte)value).ToArray()).ToArbitrary(),
        bytes => Forms.All(form => IsInOrder(TrackReader.Read(form.Format, bytes)))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_good_upload_is_answered_whatever_is_done_to_it()
    {
        var changes = Gen.ListOf(Gen.Choose(0, 4096).SelectMany(_ => Gen.Choose(0, Pieces.Length + 2), (place, what) => (Place: place, What: what)));
        Prop.ForAll(
            changes.ToArbitrary(),
            list => Forms.All(form => IsInOrder(TrackReader.Read(form.Format, list.Aggregate(form.Good, (content, change) => Change(content, change.Place, change.What))))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void A_document_that_is_nested_without_end_is_answered()
    {
        IsInOrder(TrackReader.Read(TrackFormat.GeoJson, Encoding.UTF8.GetBytes(new string('[', 100_000)))).ShouldBeTrue();
        IsInOrder(TrackReader.Read(TrackFormat.Gpx, Encoding.UTF8.GetBytes(TrackTests.Gpx.Replace("<ele>", string.Concat(Enumerable.Repeat("<a>", 100_000)), StringComparison.Ordinal)))).ShouldBeTrue();
    }

    /// <summary>A byte changed or left out, the rest cut off, or a piece put in.</summary>
    private static byte[] Change(byte[] content, int place, int what)
    {
        var at = content.Length == 0 ? 0 : place % content.Length;
        return what == 0 ? [.. content[..at], (byte)place, .. content.Skip(at + 1)]
            : what == 1 ? [.. content[..at], .. content.Skip(at + 1)]
            : what == 2 ? content[..at]
            : [.. content[..at], .. Encoding.UTF8.GetBytes(Pieces[what - 3]), .. content[at..]];
    }

    /// <summary>Either something is wrong, or everything is a place on the Earth at its time, in order.</summary>
    private static bool IsInOrder(TrackReading track) => !track.Faults.IsEmpty
        || (!track.Points.IsEmpty
            && track.Points.Zip(track.Points.Skip(1)).All(pair => pair.First.At < pair.Second.At)
            && track.Points.All(point => point is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180, Elevation: null or (>= -10_000 and <= 10_000) }));
}
