using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>A file of posts: a row for each marker and the post in whose keeping it is from a day on.</summary>
internal static class PostFile
{
    public static readonly ImmutableArray<string> Columns = ["number", "member", "managingPost", "from"];

    public static IEnumerable<ImportEntry> Read(FileRows file, BorderPair pair, ICollection<RowFault> faults)
    {
        foreach (var position in file.Rows.GroupBy(row => MarkerRef.TryParse(row.Fields.GetValueOrDefault("number"), out var number) ? number!.Position.ToString() : $"line {row.Line}"))
        {
            var before = faults.Count;
            var handed = position.Select(row => Read(new FieldReader(row, file.DecimalComma, faults))).OrderBy(row => row.Command.From).ToImmutableArray();
            if (faults.Count == before)
            {
                yield return new ImportEntry<MarkerPosition, MarkerPositionEvent>(
                    position.Key,
                    MarkerPosition.Stream(MarkerPosition.IdOf(pair, MarkerRef.Parse(position.Key))),
                    [.. handed.Select(row => row.Line)],
                    MarkerPosition.Decider,
                    (state, by, now) => Decide([.. handed.Select(row => row.Command)], state, by, now),
                    _ => 0);
            }
        }
    }

    /// <summary>All hand-overs of one position, in the order of their days.</summary>
    public static Decision<MarkerPositionEvent> Decide(ImmutableArray<HandOverMarker> commands, MarkerPosition position, Party by, DateTimeOffset now)
    {
        var events = ImmutableArray.CreateBuilder<MarkerPositionEvent>();
        foreach (var (index, command) in commands.Index())
        {
            switch (HandOverMarkerSlice.Decide(command, position, by, now))
            {
                case Decision<MarkerPositionEvent>.Rejected { Rejection: var refusal }:
                    return refusal with { Faults = [.. refusal.Faults.Select(fault => fault with { Pointer = $"/members/{index}{fault.Pointer}" })] };
                case Decision<MarkerPositionEvent>.Accepted { Events: var recorded }:
                    events.AddRange(recorded);
                    position = recorded.Aggregate(position, MarkerPosition.Decider.Evolve);
                    break;
            }
        }

        return Decision<MarkerPositionEvent>.Record(events.ToImmutable());
    }

    private static (int Line, HandOverMarker Command) Read(FieldReader row)
    {
        row.Required("number");
        var number = row.Marker("number");
        var member = row.Whole("member") ?? number?.Member ?? 1;
        var from = row.Text("from") is null ? row.Wrong<DateOnly?>("from", "It is missing.", null) : row.Day("from");
        return (row.Line, new HandOverMarker(member, row.Required("managingPost"), from ?? default));
    }
}
