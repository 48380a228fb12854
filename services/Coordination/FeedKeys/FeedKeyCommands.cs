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
    DateTimeOffset? LastUsedAt);

/// <summary>A key that has just been made.</summary>
/// <param name="Key">The key itself. It is shown this once; only its hash is kept.</param>
public sealed record CreatedFeedKey(string Key, FeedKeyDetails Details);

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
            .Gives(ProblemTypes.MalformedRequest, ProblemTypes.MalformedJson, ProblemTypes.InvalidRequest, ProblemTypes.UnsupportedMediaType, ProblemTypes.TextNotStorable)
            .Refuses(Invalid, TooMany);
        keys.MapQuery<Page<FeedKeyDetails>>("/", ListAsync, "ListFeedKeys", "The keys of the caller's party, with when each was last used.");
        keys.MapPost("/{keyId}/revoke", RevokeAsync)
            .WithName("RevokeFeedKey").WithSummary("Revokes a key for good; an open stream ends within five minutes.")
            .RequireRole(Roles.Reader)
            .Produces<FeedKeyDetails>()
            .Gives(ProblemTypes.MalformedRequest, ProblemTypes.InvalidParameter)
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

    private static async Task<IResult> CreateAsync(
        CreateFeedKey command, Actor actor, HttpResponse response, FeedKeyTable keys, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Check(command) is { None: false } faults)
        {
            return Problems.Of(Invalid with { Faults = faults.ToImmutable() });
        }

        var key = FeedKey.New();
        var details = new FeedKeyDetails(Guid.CreateVersion7(clock.GetUtcNow()), actor.Party, command.Name, command.Scopes, command.Filter, clock.GetUtcNow(), actor.Person, null, null);
        if (!await keys.AddAsync(details, FeedKey.HashOf(key), cancellationToken))
        {
            return Problems.Of(TooMany);
        }

        response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new CreatedFeedKey(key, details), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListAsync(Actor actor, PageRequest page, FeedKeyTable keys, CancellationToken cancellationToken) =>
        page.Answer(await keys.OfPartyAsync(actor.OwnOf(), page.AfterId, page.Limit + 1, cancellationToken), key => key.Id.ToString());

    private static async Task<IResult> RevokeAsync(Guid keyId, Actor actor, FeedKeyTable keys, TimeProvider clock, CancellationToken cancellationToken) =>
        await keys.RevokeAsync(actor.OwnOf(), keyId, clock.GetUtcNow(), cancellationToken) is { } revoked ? TypedResults.Json(revoked) : Problems.Of(Unknown);
}
