using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>What is public, in one language; the language versions of a release are equally authentic, and each is an item of its own.</summary>
/// <param name="Id">The same for the same item for ever.</param>
/// <param name="Authors">Whose word the summary is: every party's, or that of the one that has retracted it and whose notice it is.</param>
/// <param name="IsRetracted">Whether the summary is the notice of a retraction.</param>
internal sealed record NewsItem(
    string Id, string Language, string Title, string Summary, DateOnly Day, BorderPair Pair, ImmutableArray<Party> Authors, bool IsRetracted, DateTimeOffset ReleasedAt, DateTimeOffset ChangedAt)
{
    private const int MostReleases = 100;

    /// <summary>The last hundred releases, the newest change first.</summary>
    /// <param name="language">Of one language, where that is given.</param>
    public static async Task<IReadOnlyList<NewsItem>> ReadAsync(NpgsqlDataSource database, BorderPair? pair, string? language, CancellationToken cancellationToken)
    {
        var releases = await database.ListAsync(
            "select id, pair, content, notice, retracted_by, released_at, changed_at from news where $1::text is null or pair = $1 order by changed_at desc, id limit $2",
            [Sql.Text(pair?.Code), Sql.Value(MostReleases)],
            Read,
            cancellationToken);
        return [.. releases.SelectMany(items => items).Where(item => language is null || item.Language == language)];
    }

    private static IReadOnlyList<NewsItem> Read(NpgsqlDataReader row)
    {
        var content = JsonSerializer.Deserialize<PublicContent>(row.GetString(2), ContractJson.Options)!;
        var notices = row.IsDBNull(3) ? null : JsonSerializer.Deserialize<ImmutableArray<RecordText>>(row.GetString(3), ContractJson.Options).ToDictionary(text => text.Language, text => text.Text);
        var pair = BorderPair.Parse(row.GetString(1));
        return
        [
            .. content.Texts.Select(text => new NewsItem(
                $"urn:border-coordination:news:{row.GetGuid(0)}:{text.Language}",
                text.Language,
                text.Title,
                notices?.GetValueOrDefault(text.Language) ?? text.Summary,
                content.Day,
                pair,
                row.IsDBNull(4) ? pair.Parties : [Party.Parse(row.GetString(4))],
                notices is not null,
                row.GetFieldValue<DateTimeOffset>(5),
                row.GetFieldValue<DateTimeOffset>(6))),
        ];
    }
}
