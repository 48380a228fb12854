using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.Coordination;

/// <summary>Makes a key by which a program reads for the caller's party that cannot send a token: a calendar program, or a page with an EventSource.</summary>
/// <param name="Name">What it is for: 1 to 100 characters.</param>
/// <param name="Scopes">What it opens: one or both.</param>
/// <param name="Filter">To what it is narrowed.</param>
public sealed record CreateFeedKey(string Name, ImmutableArray<FeedKeyScope> Scopes, FeedKeyFilter? Filter = null);

/// <summary>A key as its party sees it.</summary>
/// <param name="CreatedBy">The person who made it, by the identifier of the token.</param>
/// <param name="RevokedAt">From when on it opens nothing any more.</param>
/// <param name="LastUsedAt">When it was last used, to the minute.</param>
public sealed record FeedKeyDetails(
    Guid Id,
    Party Party,
    string Name,
    ImmutableArray<FeedKeyScope> Scopes,
    FeedKeyFilter? Filter,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt)
{
    /// <summary>Counts what its party does with it; that it is used is no change.</summary>
    internal long Version => RevokedAt is null ? 1 : 2;
}

/// <summary>A key that has just been made.</summary>
/// <param name="Key">The key itself. It is shown this once; only its hash is kept. Absent where the answer is a repetition.</param>
public sealed record CreatedFeedKey(string? Key, FeedKeyDetails Details);

internal static class FeedKeyCommands
{
    internal static Rejection Invalid { get; } = new(RejectionKind.Invalid, "invalid-feed-key", "The key cannot be made like this.");

    internal static Rejection TooMany { get; } = new(
        RejectionKind.Conflict, "too-many-feed-keys", $"A party has at most {FeedKeyTable.MostOfParty} keys in force. Revoke one that is not used any more.");

    internal static Rejection Unknown { get; } = new(RejectionKind.NotFound, "feed-key-not-found", "There is no such key.");

    public static void MapFeedKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/feed-keys").WithTags("Feed keys");
        keys.MapPost("/", CreateAsync)
            .WithName("CreateFeedKey").WithSummary("Makes a key in the place of a token, for reading only: for calendar programs, and for EventSource in a browser. It is shown once.")
            .RequireRole(Roles.Reader)
            .Produces<CreatedFeedKey>(StatusCodes.Status201Created)
            .Gives(TableCommand.CanGive).Gives(ProblemTypes.TextNotStorable)
            .Refuses(Invalid, TooMany);
        keys.MapQuery<Page<FeedKeyDetails>>("/", ListAsync, "ListFeedKeys", "The keys of the caller's party, with when each was last used.");
        keys.MapQuery<FeedKeyDetails>("/{keyId}", ReadAsync, "GetFeedKey", "A key of the caller's party, without the key itself.")
            .Gives(ProblemTypes.InvalidParameter)
            .Refuses(Unknown);
        keys.MapPost("/{keyId}/revoke", RevokeAsync)
            .WithName("RevokeFeedKey").WithSummary("Revokes a key for good; an open stream ends within five minutes.")
            .RequireRole(Roles.Reader)
            .Produces<FeedKeyDetails>()
            .Gives(ProblemTypes.MalformedRequest, ProblemTypes.InvalidParameter, ProblemTypes.KeyInUse, ProblemTypes.Stale, ProblemTypes.KeyReused)
            .Refuses(Unknown);
    }

    /// <summary>What is wrong with a command.</summary>
    internal static Faults Check(CreateFeedKey command)
    {
        var faults = new Faults();
        var filter = command.Filter ?? new FeedKeyFilter();
        faults.When(!IsText(command.Name, 100), "/name", "A text of 1 to 100 characters is expected.");
        faults.When(command.Scopes.IsEmpty || command.Scopes.Distinct().Count() != command.Scopes.Length, "/scopes", "One scope or both are expected, each once.");
        faults.When(filter.Pairs is { Length: 0 or > 10 } || filter.Pairs?.All(BorderPairs.Exists) == false, "/filter/pairs", "1 to 10 border pairs are expected.");
        faults.When(filter.Units is { Length: 0 or > 20 } || filter.Units?.All(unit => IsText(unit, 200)) == false, "/filter/units", "1 to 20 names of units are expected.");
        faults.When(filter.Kinds is { Length: 0 or > 20 }, "/filter/kinds", "At least one kind is expected.");
        faults.When(
            filter.Types is { Length: 0 or > 50 } || filter.Types?.All(type => EventCatalogue.Find(type) is not null) == false,
            "/filter/types", "1 to 50 names of the event catalogue are expected.");
        return faults;

        static bool IsText(string text, int most) => text.Length <= most && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);
    }

    private static Task<IResult> CreateAsync(CreateFeedKey command, TableCommand context, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return context.CreateAsync(
            async transaction =>
            {
                if (Check(command) is { None: false } faults)
                {
                    return new Writing.Refused(Invalid with { Faults = faults.ToImmutable() });
                }

                var (now, actor) = (context.Now, context.Actor);
                var key = FeedKey.New();
                var details = new FeedKeyDetails(Guid.CreateVersion7(now), actor.Party, command.Name, command.Scopes, command.Filter, now, actor.Person, null, null);
                return await FeedKeyTable.AddAsync(transaction, details, FeedKey.HashOf(key), cancellationToken)
                    ? new Writing.Done(details.Version, new CreatedFeedKey(key, details), new CreatedFeedKey(null, details), $"/feed-keys/{details.Id}")
                    : new Writing.Refused(TooMany);
            },
            cancellationToken);
    }

    private static async Task<IResult> ListAsync(Actor actor, PageRequest page, FeedKeyTable keys, CancellationToken cancellationToken) =>
        page.Answer(await keys.OfPartyAsync(actor.OwnOf(), page.AfterId, page.Limit + 1, cancellationToken), key => key.Id.ToString());

    private static async Task<IResult> ReadAsync(Guid keyId, Actor actor, HttpResponse response, FeedKeyTable keys, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(actor.OwnOf(), keyId, cancellationToken) is not { } key)
        {
            return Problems.Of(Unknown);
        }

        response.Headers.ETag = $"\"{key.Version}\"";
        response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Json(key);
    }

    private static Task<IResult> RevokeAsync(Guid keyId, TableCommand context, CancellationToken cancellationToken) => context.ChangeAsync(
        transaction => FeedKeyTable.FindAsync(transaction, context.Actor.OwnOf(), keyId, cancellationToken),
        key => key.Version,
        async (_, transaction) =>
        {
            var revoked = await FeedKeyTable.RevokeAsync(transaction, keyId, context.Now, cancellationToken);
            return new Writing.Done(revoked.Version, revoked);
        },
        Unknown,
        cancellationToken);
}
