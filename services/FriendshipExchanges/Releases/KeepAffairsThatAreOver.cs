using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Releases;

/// <summary>
/// Keeps which affairs are over, of this service and of the others: an exchange that was held, a patrol that is closed, a marker position that is accepted, a
/// damage case that ended with a record. It hears what is published after its queue was first declared.
/// </summary>
internal sealed class KeepAffairsThatAreOver(NpgsqlDataSource database) : IReaction
{
    public const string Queue = "friendship-exchanges.keep-affairs-that-are-over";

    public static readonly string[] Bindings =
    [
        "friendship-exchanges.exchange-concluded.*.*",
        "friendship-exchanges.past-edition-agreed.*.*",
        "joint-patrols.patrol-closed.*.*",
        "border-markers.marker-position-accepted.*.*",
        "border-markers.damage-case-closed.*.*",
    ];

    public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (Envelopes.Unwrap(envelope).Data is PastEditionAgreed { Record.Outcome: not PastOutcome.Held } or DamageCaseClosed { Outcome: DamageOutcome.Unfounded })
        {
            return;
        }

        await using var command = database.CreateCommand("insert into affairs_over values ($1, $2, $3) on conflict (subject) do nothing");
        command.Parameters.AddRange(new[] { Sql.Value(envelope.Subject), Sql.Value(envelope.Pair.Code), Sql.Value(envelope.Time) });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>The affairs that are known to be over.</summary>
internal static class AffairsOverTable
{
    /// <summary>Of this service's own, those from before this table are taken over.</summary>
    public static SchemaPart Schema { get; } = new(
        "affairs_over",
        """
        create table affairs_over (subject text primary key, pair text not null, since timestamptz not null);
        insert into affairs_over
            select 'exchange/' || stream_id, headers ->> 'pair', timestamp from mt_events
            where type = 'friendship-exchanges.exchange-concluded.v1'
                or (type = 'friendship-exchanges.past-edition-agreed.v1' and data -> 'record' ->> 'outcome' = 'held') on conflict do nothing;
        """);

    public static async Task<bool> IsOverAsync(this NpgsqlDataSource database, BorderPair pair, string subject, CancellationToken cancellationToken) => (await database.ListAsync(
        "select true from affairs_over where subject = $1 and pair = $2", [Sql.Value(subject), Sql.Value(pair.Code)], row => row.GetBoolean(0), cancellationToken)).Count > 0;
}
