using System.Text.RegularExpressions;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.OpenApi;

namespace BorderCoordination.JointPatrols.Tracks;

/// <summary>Uploads a piece of the track that the party walked, as GPX or GeoJSON: late, in any order, and the same again as often as one likes.</summary>
/// <param name="Device">What recorded it: 1 to 100 letters, digits, spaces, and any of <c>.:_-</c>.</param>
/// <param name="Track">What was read of it.</param>
internal sealed record UploadTrack(string Device, TrackReading Track);

internal static partial class UploadTrackSlice
{
    /// <summary>Somewhat less than the server listens to, so that whoever sends more is told so.</summary>
    private const int MostBytes = 6 * 1024 * 1024;

    private const int MostPieces = 500;

    private const int MostPoints = 100_000;

    private const string UnnamedDevice = "unnamed";

    public static void MapUploadTrack(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/tracks", HandleAsync, nameof(UploadTrack), Roles.Officer, "Uploads a piece of the track that the party walked, in WGS 84, as GPX 1.1 or GeoJSON; it is shared with the parties of the pair.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.TrackElsewhen, PatrolRejections.TracksFull)
        .WithMetadata(new LargestBody(MostBytes))
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = TrackReader.MediaTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } }),
            };
            return Task.CompletedTask;
        });

    public static Decision<PatrolEvent> Decide(UploadTrack command, Patrol patrol, Party by, DateTimeOffset now)
    {
        if (PatrolRejections.Unless(
            patrol, by, PatrolStatus.InProgress, PatrolStatus.Suspended, PatrolStatus.FieldCompleted, PatrolStatus.Aborted, PatrolStatus.MinutesDrafted,
            PatrolStatus.MinutesPartiallySigned) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.When(!Devices().IsMatch(command.Device), "", "device: 1 to 100 letters, digits, spaces, and any of .:_- are expected.");
        foreach (var fault in command.Track.Faults)
        {
            faults.When(true, fault.Pointer, fault.Detail);
        }

        if (!faults.None)
        {
            return PatrolRejections.Invalid(faults);
        }

        var (known, track) = (patrol.Field!.Tracks.RemoveAll(piece => piece.By != by), InTime(command.Track, patrol, now));
        return known.Any(piece => piece.Hash == track.Hash) ? Decision<PatrolEvent>.NoChange
            : track.Points.IsEmpty ? PatrolRejections.TrackElsewhen
            : known.Length >= MostPieces || known.Sum(piece => piece.Points) + track.Points.Length > MostPoints ? PatrolRejections.TracksFull
            : new PatrolTrackUploaded(
                by,
                command.Device,
                track.Hash,
                track.Format,
                track.Points.Length,
                command.Track.Points.Length - track.Points.Length,
                track.Markers.Length,
                TrackLines.Bounds(track.Points),
                track.Points[0].At,
                track.Points[^1].At,
                TrackLines.Length(TrackLines.Cut(track.Points)));
    }

    /// <summary>What lies in the time of the patrol, as far as clocks agree.</summary>
    public static TrackReading InTime(TrackReading track, Patrol patrol, DateTimeOffset now) => track.Within(
        patrol.Field!.Started.StartedAt - PatrolTimes.ClockTolerance, (patrol.Field.EndedAt ?? now) + PatrolTimes.ClockTolerance);

    private static async Task<IResult> HandleAsync(
        Guid patrolId, string? device, HttpRequest request, CommandContext context, CancellationToken cancellationToken)
    {
        var format = TrackReader.FormatOf(request.ContentType);
        if (format is null && request.ContentType is not null)
        {
            return Problems.Of(ProblemTypes.UnsupportedMediaType, $"Taken are {string.Join(" and ", TrackReader.MediaTypes)}.");
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var command = new UploadTrack(device ?? UnnamedDevice, TrackReader.Read(format ?? TrackFormat.Gpx, body.ToArray()));
        var kept = command.Track;
        context.Besides = batch => TrackTable.Write(batch, patrolId, context.Party, command.Device, kept);
        return await context.RunAsync(
            Patrol.Stream(patrolId),
            Patrol.Decider,
            patrol =>
            {
                kept = patrol.Field is null ? kept : InTime(command.Track, patrol, context.Now);
                return Decide(command, patrol, context.Party, context.Now);
            },
            PatrolRejections.Unknown,
            cancellationToken);
    }

    [GeneratedRegex(@"^[\p{L}\p{M}\p{Nd} .:_-]{1,100}\z")]
    private static partial Regex Devices();
}
