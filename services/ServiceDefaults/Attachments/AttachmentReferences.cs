using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Attachments;

/// <summary>Writes down, in the transaction of the append, which content the shared events of a kind of affair name, and for which party.</summary>
/// <param name="namedIn">What an event names.</param>
internal sealed class AttachmentReferences<TState>(Func<object, IEnumerable<NamedContent>> namedIn) : IReadModel<TState>
{
    public void Write(NpgsqlBatch batch, StreamName stream, long version, TState state, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events.Where(recorded => recorded.Metadata.Visibility == Visibility.Shared))
        {
            // In one order everywhere, so that two appends never wait for each other.
            var named = namedIn(recorded.Data).Distinct().OrderBy(content => content.Hash, StringComparer.Ordinal).ThenBy(content => content.By).ToArray();
            if (named.Length > 0)
            {
                batch.Add(
                    "insert into attachment_references select hash, $1, party from unnest($2, $3) as named (hash, party) on conflict do nothing",
                    Sql.Value(recorded.Metadata.Pair.Code),
                    Sql.Value(named.Select(content => content.Hash).ToArray()),
                    Sql.Value(named.Select(content => content.By.Code).ToArray()));
            }
        }
    }
}
