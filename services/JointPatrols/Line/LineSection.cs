using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Line;

/// <summary>How soon a section wants a patrol.</summary>
public enum SectionPriority
{
    Normal,

    /// <summary>A damage case is open in it.</summary>
    Raised,
}

/// <summary>A section as its list of markers, as far as the register of markers knows them.</summary>
/// <param name="From">Its first marker, as asked.</param>
/// <param name="To">Its last marker; the list runs in this direction.</param>
/// <param name="Priority">Raised while a damage case is open in it.</param>
/// <param name="OpenCases">The open damage cases, along the line.</param>
/// <param name="Positions">The positions that are known, along the section. The register may hold fewer than stand there.</param>
public sealed record LineSection(
    BorderPair Pair, MarkerRef From, MarkerRef To, SectionPriority Priority, ImmutableArray<SectionCase> OpenCases, ImmutableArray<SectionPosition> Positions)
{
    internal static LineSection Of(LineCatalogue line, BorderPair pair, MarkerRef from, MarkerRef to)
    {
        ImmutableArray<SectionCase> open =
            [.. line.OpenCases.Where(known => known.Marker.LiesBetween(from, to)).Select(known => new SectionCase(known.CaseId, known.Marker))];
        return new LineSection(
            pair,
            from,
            to,
            open.IsEmpty ? SectionPriority.Normal : SectionPriority.Raised,
            open,
            [.. line.Between(from, to).Select(position => new SectionPosition(
                position.PositionId, position.Number, position.Status, position.Markers, position.Disputed, position.Stakes))]);
    }
}

/// <summary>An open damage case of a section.</summary>
/// <param name="CaseId">As in BorderMarkers.</param>
/// <param name="Marker">Which marker.</param>
public sealed record SectionCase(Guid CaseId, MarkerRef Marker);

/// <summary>A position of a section.</summary>
/// <param name="PositionId">As in BorderMarkers.</param>
/// <param name="Number">Without member and offset.</param>
/// <param name="Status">Where it stands; a patrol looks after those in service.</param>
/// <param name="Markers">Each marker that shares the number.</param>
/// <param name="Disputed">Whether a party disputes it; a patrol there is confirmed with an acknowledgement.</param>
/// <param name="Stakes">The stakes that were added after it.</param>
public sealed record SectionPosition(
    Guid PositionId, MarkerRef Number, LinePositionStatus Status, ImmutableArray<MarkerRef> Markers, bool Disputed, ImmutableArray<MarkerRef> Stakes);

internal static class LineSectionSlice
{
    /// <summary>Main numbers in one answer.</summary>
    private const int LongestSection = 500;

    public static void MapLineSection(this IEndpointRouteBuilder sections) => sections.MapQuery<LineSection>(
        "/", ReadAsync, "GetSectionMarkers",
        "The markers from one to another, in that direction, as far as they are known, with the open damage cases that raise the section's priority; as of now or of a moment.");

    private static async Task<IResult> ReadAsync(
        BorderPair? pair, MarkerRef? from, MarkerRef? to, Moment? at, Actor actor, TimeProvider clock, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (pair is null || from is not { OffsetMetres: null } || to is not { OffsetMetres: null })
        {
            return Problems.Of(ProblemTypes.InvalidParameter, "pair, from and to: a pair and two markers without an offset are expected.");
        }

        if (Math.Abs(from.Main - to.Main) >= LongestSection)
        {
            return Problems.Of(ProblemTypes.InvalidParameter, $"to: at most {LongestSection} main numbers are told at once.");
        }

        var facts = actor.MaySee(pair) && BorderPairs.Exists(pair)
            ? await database.LineFactsAsync(pair, from, to, at?.Time ?? clock.GetUtcNow(), cancellationToken)
            : [];
        return TypedResults.Json(LineSection.Of(LineCatalogue.Of(facts), pair, from, to));
    }
}
