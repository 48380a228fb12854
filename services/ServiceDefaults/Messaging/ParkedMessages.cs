using System.Text;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>A message that a reaction could not handle, kept until an operator releases it.</summary>
/// <param name="Id">Of the parking, not of the event.</param>
/// <param name="Queue">The queue from which it was taken.</param>
/// <param name="EventId">The event's id, as far as it could be read.</param>
/// <param name="Type">The event's type, as far as it could be read.</param>
/// <param name="Subject">What it is about, as far as it could be read.</param>
/// <param name="Error">What went wrong last.</param>
/// <param name="Attempts">How often it was tried; none for a body that could not be read.</param>
/// <param name="ParkedAt">When it was parked.</param>
public sealed record ParkedMessage(
    Guid Id, string Queue, string? EventId, string? Type, string? Subject, string Error, int Attempts, DateTimeOffset ParkedAt);

/// <summary>The service's own table of parked messages.</summary>
internal sealed class ParkedMessages(NpgsqlDataSource dataSource, TimeProvider clock)
{
    /// <summary>The same message parked twice, because the acknowledgement was lost, is one row.</summary>
    public static SchemaPart Schema { get; } = new(
        "parked-messages",
        """
        create table if not exists parked_messages (
            id uuid primary key, queue text not null, event_id text, type text, subject text, body bytea not null, traceparent text,
            error text not null, attempts integer not null, parked_at timestamptz not null);
        create unique index if not exists parked_messages_once on parked_messages (queue, sha256(body))
        """);

    public async Task AddAsync(
        string queue, Delivery delivery, EventEnvelope? envelope, Exception fault, int attempts, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            insert into parked_messages (id, queue, event_id, type, subject, body, traceparent, error, attempts, parked_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (queue, sha256(body)) do update set error = excluded.error, attempts = parked_messages.attempts + excluded.attempts
            """,
            Guid.CreateVersion7(clock.GetUtcNow()),
            queue,
            envelope?.Id.ToString() ?? delivery.MessageId,
            envelope?.Type,
            envelope?.Subject,
            delivery.Message.Body.ToArray(),
            delivery.TraceParent,
            Text(fault),
            attempts,
            clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Oldest first, after an id.</summary>
    public async Task<IReadOnlyList<ParkedMessage>> ListAsync(Guid after, int limit, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "select id, queue, event_id, type, subject, error, attempts, parked_at from parked_messages where id > $1 order by id limit $2", after, limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var messages = new List<ParkedMessage>();
        while (await reader.ReadAsync(cancellationToken))
        {
            messages.Add(new ParkedMessage(
                reader.GetGuid(0), reader.GetString(1), OrNull(reader, 2), OrNull(reader, 3), OrNull(reader, 4), reader.GetString(5), reader.GetInt32(6),
                reader.GetFieldValue<DateTimeOffset>(7)));
        }

        return messages;
    }

    public async Task<(string Queue, Delivery Delivery)?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = Command("select queue, body, event_id, traceparent from parked_messages where id = $1", id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetString(0), new Delivery(new EnvelopeMessage((byte[])reader[1]), OrNull(reader, 2), OrNull(reader, 3), null))
            : null;
    }

    public async Task RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = Command("delete from parked_messages where id = $1", id);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task FailedAgainAsync(Guid id, Exception fault, CancellationToken cancellationToken)
    {
        await using var command = Command("update parked_messages set error = $2, attempts = attempts + 1 where id = $1", id, Text(fault));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string text, params IEnumerable<object?> values)
    {
        var command = dataSource.CreateCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value is string plain ? Storable(plain) : value ?? DBNull.Value });
        }

        return command;
    }

    private static string Text(Exception fault) => $"{fault.GetType().Name}: {fault.Message}";

    /// <summary>PostgreSQL's text holds no NUL and nothing that is not Unicode; parking must not fail on what broke the message.</summary>
    private static string Storable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', ' ');

    private static string? OrNull(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
