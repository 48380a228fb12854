using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Attachments;

/// <summary>
/// Content by its hash, who has uploaded it for which pair, and who has named it in an event that the pair shares. A party sees what it has uploaded
/// itself, and what a party of one of its pairs has both uploaded and named there, whichever of the two came first.
/// </summary>
internal static class AttachmentTables
{
    public static SchemaPart Schema { get; } = new(
        "attachments",
        """
        create table attachment_contents (hash text primary key, media_type text not null, size bigint not null, content bytea not null);
        alter table attachment_contents alter column content set storage external;
        create table attachments (hash text, pair text, party text, person text not null, uploaded_at timestamptz not null, primary key (hash, pair, party));
        create table attachment_references (hash text, pair text, party text, primary key (hash, pair, party));
        """);

    private const string Visible =
        """
        select a.pair, c.hash, c.media_type, c.size from attachments a join attachment_contents c using (hash)
        where a.hash = any($1) and a.pair = any($2)
          and (a.party = $3 or exists (select from attachment_references r where r.hash = a.hash and r.pair = a.pair and r.party = a.party))
        """;

    /// <summary>Keeps content for a party and a pair; <see langword="false"/> where it has been kept before.</summary>
    public static async Task<bool> KeepAsync(
        this NpgsqlDataSource database, StoredContent kept, byte[] content, BorderPair pair, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with content as (insert into attachment_contents values ($1, $2, $3, $4) on conflict do nothing)
            insert into attachments values ($1, $5, $6, $7, $8) on conflict do nothing
            """);
        foreach (var parameter in (NpgsqlParameter[])
        [
            Sql.Value(kept.Hash), Sql.Value(kept.MediaType), Sql.Value(kept.Size), Sql.Value(content), Sql.Value(pair.Code), Sql.Value(actor.Party.Code),
            Sql.Value(actor.Person), Sql.Value(now),
        ])
        {
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    /// <summary>Those among some hashes whose content a party may see, for each pair for which it may.</summary>
    public static async Task<ImmutableArray<(BorderPair Pair, StoredContent Content)>> InSightAsync(
        this NpgsqlDataSource database, string[] hashes, Actor actor, CancellationToken cancellationToken) =>
    [
        .. await database.ListAsync(
            Visible,
            [Sql.Value(hashes), Sql.Value(actor.VisiblePairs()), Sql.Value(actor.Party.Code)],
            row => (BorderPair.Parse(row.GetString(0)), new StoredContent(row.GetString(1), row.GetString(2), row.GetInt64(3))),
            cancellationToken),
    ];

    /// <summary>The content itself. Whoever asks has to have seen that it is in sight.</summary>
    public static async Task<byte[]> ContentAsync(this NpgsqlDataSource database, string hash, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            "select content from attachment_contents where hash = $1", [Sql.Value(hash)], row => row.GetFieldValue<byte[]>(0), cancellationToken);
        return found.Single();
    }
}
