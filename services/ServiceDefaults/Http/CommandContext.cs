using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>
/// Carries one command from the caller to the store and its outcome back: who asks, when, under which conditions.
/// A handler takes it as a parameter.
/// </summary>
public sealed class CommandContext
{
    private readonly HttpContext _http;
    private readonly long? _expectedVersion;
    private readonly IdempotencyKey? _key;

    private CommandContext(HttpContext http, Actor actor, DateTimeOffset now, long? expectedVersion, IdempotencyKey? key) =>
        (_http, Actor, Now, _expectedVersion, _key) = (http, actor, now, expectedVersion, key);

    /// <summary>Who asks.</summary>
    public Actor Actor { get; }

    /// <summary>The party for which the caller acts; never taken from the command.</summary>
    public Party Party => Actor.Party;

    /// <summary>The moment at which the command is decided.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Statements that go with whatever the command records, in its transaction: for what is too large for an event.</summary>
    public Action<NpgsqlBatch>? Besides { private get; set; }

    public static async ValueTask<CommandContext> BindAsync(HttpContext context)
    {
        var actor = Actor.Of(context.User);
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        return new CommandContext(
            context, actor, clock.GetUtcNow(), Preconditions.IfMatch(context.Request), await Preconditions.KeyAsync(context.Request, actor));
    }

    /// <summary>
    /// Decides a command on a stream and answers the caller. An affair of a pair to which the caller's party does not belong, or that is another
    /// party's own, does not exist for it.
    /// </summary>
    /// <param name="unknown">The refusal for an affair that does not exist, or not for this party.</param>
    public Task<IResult> RunAsync<TState, TEvent>(
        StreamName stream, Decider<TState, TEvent> decider, Func<TState, Decision<TEvent>> decide, Rejection unknown, CancellationToken cancellationToken)
        where TState : IBorderAffair
        where TEvent : class =>
        RunAsync(stream, decider, decide, unknown, (_, _, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Decides a command for which something has to be found out in the transaction that records it.</summary>
    /// <param name="prepare">Finds it out, from the state before the decision.</param>
    public Task<IResult> RunAsync<TState, TEvent>(
        StreamName stream,
        Decider<TState, TEvent> decider,
        Func<TState, Decision<TEvent>> decide,
        Rejection unknown,
        Func<TState, NpgsqlTransaction, CancellationToken, Task> prepare,
        CancellationToken cancellationToken)
        where TState : IBorderAffair
        where TEvent : class =>
        RunAsync(stream, decider, decide, state => Actor.MaySee(state) ? null : unknown, createdAt: null, _ => null, prepare, cancellationToken);

    /// <summary>Decides a command on an affair with which another one begins, both or neither.</summary>
    /// <param name="begins">The other one, from the state after the decision.</param>
    /// <param name="createdAt">Where the other one is found, from the same.</param>
    public Task<IResult> BeginAsync<TState, TEvent>(
        StreamName stream,
        Decider<TState, TEvent> decider,
        Func<TState, Decision<TEvent>> decide,
        Rejection unknown,
        Func<TState, Beginning> begins,
        Func<TState, string> createdAt,
        CancellationToken cancellationToken)
        where TState : IBorderAffair
        where TEvent : class =>
        RunAsync(stream, decider, decide, state => Actor.MaySee(state) ? null : unknown, createdAt, begins, (_, _, _) => Task.CompletedTask, cancellationToken);

    /// <summary>The metadata of what the caller does.</summary>
    public EventMetadata Describe(BorderPair pair, Visibility visibility) => new(Actor.Party, Actor.Unit, Actor.Person, pair, visibility);

    /// <summary>
    /// Decides a command that creates an affair of a pair. A pair that the caller may not act for is refused before anything else is looked at, so that
    /// no precondition betrays whether the affair exists.
    /// </summary>
    /// <param name="pair">The pair that the command names.</param>
    /// <param name="unknown">The refusal for an affair that is there already, and not for this party.</param>
    /// <param name="createdAt">Where the created resource is found.</param>
    public Task<IResult> CreateAsync<TState, TEvent>(
        BorderPair pair,
        StreamName stream,
        Decider<TState, TEvent> decider,
        Func<TState, Decision<TEvent>> decide,
        Rejection unknown,
        string createdAt,
        CancellationToken cancellationToken)
        where TState : IBorderAffair
        where TEvent : class
    {
        var foreign = Pairs.Refuse(pair, Party);
        return RunAsync(
            stream,
            decider,
            decide,
            state => foreign ?? (state.Pair is not null && !Actor.MaySee(state) ? unknown : null),
            _ => createdAt,
            _ => null,
            (_, _, _) => Task.CompletedTask,
            cancellationToken);
    }

    private async Task<IResult> RunAsync<TState, TEvent>(
        StreamName stream,
        Decider<TState, TEvent> decider,
        Func<TState, Decision<TEvent>> decide,
        Func<TState, Rejection?> authorize,
        Func<TState, string>? createdAt,
        Func<TState, Beginning?> begins,
        Func<TState, NpgsqlTransaction, CancellationToken, Task> prepare,
        CancellationToken cancellationToken)
        where TState : IBorderAffair
        where TEvent : class
    {
        var intent = new Intent<TState>(state => Describe(state.Pair!, state.Visibility))
        {
            Authorize = authorize,
            ExpectedVersion = _expectedVersion,
            Besides = Besides,
            Key = _key,
            Answer = committed => JsonSerializer.Serialize(Keep(committed), ContractJson.Options),
            Prepare = prepare,
            Begins = begins,
        };
        var store = _http.RequestServices.GetRequiredService<IEventStore>();
        var outcome = await store.TransactAsync(stream, decider, decide, intent, cancellationToken);
        _http.RequestServices.GetRequiredService<CommandMetrics>().Count(_http, outcome);
        return outcome switch
        {
            Outcome<TState>.Committed done => Answer(Keep(done)),
            Outcome<TState>.Repeated repeated => Answer(JsonSerializer.Deserialize<KeptAnswer>(repeated.Answer, ContractJson.Options)!),
            Outcome<TState>.Rejected { Rejection: var rejection } => Problems.Of(rejection),
            Outcome<TState>.Stale stale => Preconditions.Stale(stale.Actual),
            Outcome<TState>.KeyReused => Preconditions.KeyReused(),
            Outcome<TState>.KeyInUse => Preconditions.KeyInUse(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        KeptAnswer Keep(Outcome<TState>.Committed committed) => new(
            createdAt is null ? StatusCodes.Status200OK : StatusCodes.Status201Created,
            createdAt?.Invoke(committed.State),
            CommandReceipt.Of(stream.Id, committed.Version, committed.State.Revision, committed.Events));
    }

    private IResult Answer(KeptAnswer answer)
    {
        _http.Response.Headers.ETag = Preconditions.ETag(answer.Receipt.Version);
        if (answer.Location is not null)
        {
            _http.Response.Headers.Location = answer.Location;
        }

        return TypedResults.Json(answer.Receipt, statusCode: answer.Status);
    }

    /// <summary>What a repetition is answered with.</summary>
    private sealed record KeptAnswer(int Status, string? Location, CommandReceipt Receipt);
}
