using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Tolerances;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Proposes the coordinates of one marker, resting on the last measurement of each party.</summary>
/// <param name="Member">Which of them: 1 to 3.</param>
/// <param name="Point">In the frame and at the epoch of the measurements.</param>
public sealed record ProposeCoordinates(int Member, GeodeticPoint Point);

internal static class ProposeCoordinatesSlice
{
    public static void MapProposeCoordinates(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/propose-coordinates", HandleAsync, nameof(ProposeCoordinates), Roles.Officer,
        "Proposes the coordinates of one marker, which every party has measured within the tolerance; it is the proposing party's word on that revision.")
        .Refuses(
            MarkerRejections.Unknown, MarkerRejections.NotInState, CoordinateRejections.MeasurementMissing, CoordinateRejections.MeasurementsDisagree,
            CoordinateRejections.FrameUnknown, CoordinateRejections.FramesDiffer, CoordinateRejections.EpochsDiffer, Proposals.SaysTheSame);

    public static Decision<MarkerPositionEvent> Decide(ProposeCoordinates command, MarkerPosition position, Party by, MeasurementTolerance tolerance)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        var faults = new Faults();
        var member = faults.Member(command.Member, position);
        faults.Check(command.Point, "/point");
        if (faults.ToImmutable() is { IsEmpty: false } found)
        {
            return MarkerRejections.Invalid(found);
        }

        if (!position.TakesCoordinates)
        {
            return MarkerRejections.NotNow(position.Status);
        }

        ImmutableArray<CoordinatesSource> sources = [.. position.Pair!.Parties.SelectMany(party => member!.LastOf(party))];
        if (sources.Length < position.Pair.Parties.Length)
        {
            return CoordinateRejections.MissingFrom(position.Pair.Parties.Except(sources.Select(source => source.By)));
        }

        ImmutableArray<GeodeticPoint> points = [command.Point, .. sources.Select(source => source.Measurement.Point)];
        var pairs = points.SelectMany((one, index) => points.Skip(index + 1).Select(other => (one, other))).ToArray();
        if (pairs.Select(pair => ReferenceFrame.Incomparable(pair.one, pair.other)).FirstOrDefault(refusal => refusal is not null) is { } incomparable)
        {
            return incomparable;
        }

        var greatest = new MeasuredDifference(pairs.Max(pair => ReferenceFrame.Distance(pair.one, pair.other)), tolerance.Metres);
        var coordinates = new MarkerCoordinates(command.Point, sources, greatest);
        return greatest.Metres > greatest.ToleranceMetres ? CoordinateRejections.Apart(greatest.Metres, greatest.ToleranceMetres)
            : member!.Coordinates?.Repetition<MarkerCoordinates, MarkerPositionEvent>(by, coordinates) is { } repetition ? repetition
            : new CoordinatesProposed(by, command.Member, (member.Coordinates?.Revision ?? 0) + 1, coordinates);
    }

    private static async Task<IResult> HandleAsync(
        Guid markerId, ProposeCoordinates command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var tolerances = await TolerancesInForce.ReadAsync(database, cancellationToken);
        return await context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, tolerances.Of(position.Pair, context.Now)),
            MarkerRejections.Unknown,
            cancellationToken);
    }
}
