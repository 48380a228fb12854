namespace BorderCoordination.EventStore.Marten;

/// <summary>
/// Cuts appends into units of work. Marten numbers the events of a unit stream by stream, so a stream that comes again after another begins a new unit:
/// the numbers stay in the order of the appends. Within a unit what follows directly on the same stream is one append.
/// </summary>
internal static class MartenUnits
{
    public static IEnumerable<IReadOnlyList<StreamAppend>> Of(IEnumerable<StreamAppend> appends)
    {
        var unit = new List<StreamAppend>();
        foreach (var append in appends)
        {
            var place = unit.FindIndex(before => before.Stream.Id == append.Stream.Id);
            if (place >= 0 && place == unit.Count - 1)
            {
                unit[place] = unit[place] with { Events = [.. unit[place].Events, .. append.Events] };
                continue;
            }

            if (place >= 0)
            {
                yield return unit;
                unit = [];
            }

            unit.Add(append);
        }

        if (unit.Count > 0)
        {
            yield return unit;
        }
    }
}
