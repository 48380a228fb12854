namespace BorderCoordination.Coordination;

/// <summary>A run of entries without gaps, up to so many and so many bytes; the oldest make room.</summary>
internal sealed class RecentEntries(int capacity = 2048, int mostBytes = 16 * 1024 * 1024)
{
    private readonly FeedEntry[] _entries = new FeedEntry[capacity];

    private long _bytes;

    /// <summary>The position before the first entry; everything after it, up to <see cref="Last"/>, is here.</summary>
    private long _before = long.MaxValue;

    public long Last { get; private set; } = -1;

    /// <summary>Begins anew after a position.</summary>
    public void Restart(long after)
    {
        Array.Clear(_entries);
        (_bytes, _before, Last) = (0, after, after);
    }

    /// <summary>Adds what follows directly; what is here already stays, and what leaves a gap is left out.</summary>
    public void Add(IReadOnlyList<FeedEntry> entries)
    {
        foreach (var entry in entries.Where(entry => entry.Position == Last + 1))
        {
            while (Last - _before == capacity || (_bytes + entry.Envelope.Length > mostBytes && Last > _before))
            {
                _bytes -= _entries[++_before % capacity].Envelope.Length;
            }

            _entries[entry.Position % capacity] = entry;
            (_bytes, Last) = (_bytes + entry.Envelope.Length, entry.Position);
        }
    }

    /// <summary>What passes a filter after a position; none where that lies outside.</summary>
    public FeedPage? Read(long after, FeedFilter filter, int limit)
    {
        if (after < _before || after > Last)
        {
            return null;
        }

        var passed = new List<FeedEntry>();
        for (var position = after + 1; position <= Last && passed.Count < limit; position++)
        {
            if (_entries[position % capacity] is var entry && filter.Passes(entry))
            {
                passed.Add(filter.Rendering.Render(entry));
            }
        }

        return new FeedPage(passed, passed.Count == limit ? passed[^1].Position : Last, Last);
    }
}
