using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Line;
using BorderCoordination.ServiceDefaults.Http;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>
/// Looks up what a decision on an existing patrol has to know besides the patrol; a handler takes it as a parameter. Whoever assents names the revision, so
/// that terms which change between looking and deciding are not decided on.
/// </summary>
internal sealed class PatrolSurroundings
{
    private readonly IEventStore _store;
    private readonly NpgsqlDataSource _database;

    private PatrolSurroundings(IEventStore store, NpgsqlDataSource database) => (_store, _database) = (store, database);

    public static ValueTask<PatrolSurroundings?> BindAsync(HttpContext context) => ValueTask.FromResult<PatrolSurroundings?>(
        new PatrolSurroundings(context.RequestServices.GetRequiredService<IEventStore>(), context.RequestServices.GetRequiredService<NpgsqlDataSource>()));

    /// <summary>The ground for a patrol's terms, or for what is to become of them.</summary>
    public Task<PatrolGround> GroundAsync(Guid patrolId, Func<Patrol, PatrolTerms> terms, CommandContext context, CancellationToken cancellationToken) =>
        GroundAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => patrol.Pair is { } pair ? (pair, terms(patrol)) : null, context, cancellationToken);

    /// <summary>The ground for the terms that a stream holds, if it holds any.</summary>
    public async Task<PatrolGround> GroundAsync<TState, TEvent>(
        StreamName stream, Decider<TState, TEvent> decider, Func<TState, (BorderPair Pair, PatrolTerms Terms)?> terms, CommandContext context, CancellationToken cancellationToken) =>
        terms(await FindAsync(stream, decider, cancellationToken)) is var (pair, asked)
            ? await _database.GroundOfAsync(pair, asked, context.Now, cancellationToken, context.Actor.Unit)
            : PatrolGround.Unknown;

    /// <summary>The line around a patrol's section at a moment.</summary>
    public async Task<LineCatalogue> LineAsync(Guid patrolId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var patrol = await FindAsync(Patrol.Stream(patrolId), Patrol.Decider, cancellationToken);
        return patrol.Pair is { } pair
            ? LineCatalogue.Of(await _database.LineFactsAsync(pair, patrol.Terms.From, patrol.Terms.To, at, cancellationToken))
            : LineCatalogue.Empty;
    }

    /// <summary>What bears on the review of a patrol, as it was known at a moment.</summary>
    public async Task<ReviewFacts> ReviewFactsAsync(Guid patrolId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var patrol = await FindAsync(Patrol.Stream(patrolId), Patrol.Decider, cancellationToken);
        if (patrol.Pair is not { } pair)
        {
            return ReviewFacts.None;
        }

        // Of every section that was ever on the table, for the one of that moment may have been another.
        var ends = patrol.Negotiation.Revisions.SelectMany(revision => new[] { revision.Terms.From.Main, revision.Terms.To.Main }).ToArray();
        var agreements = await _database.ListAsync(
            "select revision, recorded_at from patrol_agreements where patrol_id = $1", [Sql.Value(patrolId)],
            row => KeyValuePair.Create(row.GetInt32(0), row.GetFieldValue<DateTimeOffset>(1)), cancellationToken);
        var facts = await _database.LineFactsAsync(pair.Code, ends.Min(), ends.Max(), at, cancellationToken);
        return new ReviewFacts(agreements.ToImmutableDictionary(), facts.RemoveAll(fact => fact.KnownAt > at));
    }

    /// <summary>What an affair looks like at the moment.</summary>
    public async Task<TState> FindAsync<TState, TEvent>(StreamName stream, Decider<TState, TEvent> decider, CancellationToken cancellationToken)
    {
        var events = await _store.ReadStreamAsync(stream, StreamLimit.None, cancellationToken);
        return decider.Fold(events.Select(recorded => (TEvent)recorded.Data));
    }
}

/// <summary>What bears on the review of a patrol.</summary>
/// <param name="AgreedAt">When each agreed revision was agreed.</param>
/// <param name="Line">What was recorded of the line around its section.</param>
internal sealed record ReviewFacts(ImmutableDictionary<int, DateTimeOffset> AgreedAt, ImmutableArray<LineFact> Line)
{
    public static ReviewFacts None { get; } = new(ImmutableDictionary<int, DateTimeOffset>.Empty, []);

    public PatrolReview? ReviewOf(Patrol patrol) =>
        PatrolReview.Of(patrol, AgreedAt.TryGetValue(patrol.Revision, out var agreedAt) ? agreedAt : null, Line);
}
