using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>
/// Carries one command on tables of the service's own, which are no streams of events: in one transaction, once under an <c>Idempotency-Key</c>, and only on
/// the version that <c>If-Match</c> names. A handler takes it as a parameter.
/// </summary>
public sealed class TableCommand
{
    private readonly HttpContext _http;
    private readonly long? _expectedVersion;
    private readonly IdempotencyKey? _key;

    private TableCommand(HttpContext http, Actor actor, DateTimeOffset now, long? expectedVersion, IdempotencyKey? key) =>
        (_http, Actor, Now, _expectedVersion, _key) = (http, actor, now, expectedVersion, key);

    /// <summary>What every one of them can give.</summary>
    public static ImmutableArray<ProblemType> CanGive { get; } =
    [
        ProblemTypes.MalformedRequest, ProblemTypes.MalformedJson, ProblemTypes.InvalidRequest, ProblemTypes.KeyInUse, ProblemTypes.Stale,
        ProblemTypes.UnsupportedMediaType, ProblemTypes.KeyReused,
    ];

    /// <summary>Who asks.</summary>
    public Actor Actor { get; }

    /// <summary>The moment at which the command is decided.</summary>
    public DateTimeOffset Now { get; }

    public static async ValueTask<TableCommand> BindAsync(HttpContext context)
    {
        var actor = Actor.Of(context.User);
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        return new TableCommand(
            context, actor, clock.GetUtcNow(), Preconditions.IfMatch(context.Request), await Preconditions.KeyAsync(context.Request, actor));
    }

    /// <summary>Creates something.</summary>
    public Task<IResult> CreateAsync(Func<NpgsqlTransaction, Task<Writing>> write, CancellationToken cancellationToken) =>
        RunAsync(_ => Task.FromResult<(object?, long)>((this, 0)), (_, transaction) => write(transaction), unknown: null, cancellationToken);

    /// <summary>Does something to what is there.</summary>
    /// <param name="find">Finds the row and locks it; none where there is none, or not for this caller.</param>
    /// <param name="unknown">The refusal then.</param>
    public Task<IResult> ChangeAsync<TRow>(
        Func<NpgsqlTransaction, Task<TRow?>> find, Func<TRow, long> version, Func<TRow, NpgsqlTransaction, Task<Writing>> write, Rejection unknown,
        CancellationToken cancellationToken)
        where TRow : class =>
        RunAsync(
            async transaction => await find(transaction) is { } row ? (row, version(row)) : (null, 0),
            (row, transaction) => write((TRow)row, transaction),
            unknown,
            cancellationToken);

    private async Task<IResult> RunAsync(
        Func<NpgsqlTransaction, Task<(object? Row, long Version)>> find, Func<object, NpgsqlTransaction, Task<Writing>> write, Rejection? unknown,
        CancellationToken cancellationToken)
    {
        await using var connection = await _http.RequestServices.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var claim = _key is null ? null : await transaction.ClaimAsync(_key, Now, cancellationToken);
        switch (claim?.Use)
        {
            case KeyUse.InUse: return Preconditions.KeyInUse();
            case KeyUse.Reused: return Preconditions.KeyReused();
            case KeyUse.Answered: return Answer(JsonSerializer.Deserialize<KeptAnswer>(claim.Answer!, ContractJson.Options)!);
            default: break;
        }

        var (row, actual) = await find(transaction);
        if (row is null)
        {
            return Problems.Of(unknown!);
        }

        if (actual > 0 && _expectedVersion is { } expected && expected != actual)
        {
            return Preconditions.Stale(actual);
        }

        switch (await write(row, transaction))
        {
            case Writing.Refused refused:
                return Problems.Of(refused.Rejection);
            case Writing.Done done:
                await KeepAsync(transaction, done, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return Answer(Kept(done, done.Body));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Task KeepAsync(NpgsqlTransaction transaction, Writing.Done done, CancellationToken cancellationToken) => _key is null
        ? Task.CompletedTask
        : transaction.KeepAsync(_key, JsonSerializer.Serialize(Kept(done, done.Repeated ?? done.Body), ContractJson.Options), Now, cancellationToken);

    private static KeptAnswer Kept(Writing.Done done, object body) =>
        new(done.Location, done.Version, JsonSerializer.SerializeToElement(body, body.GetType(), ContractJson.Options));

    private IResult Answer(KeptAnswer answer)
    {
        _http.Response.Headers.ETag = Preconditions.ETag(answer.Version);
        if (answer.Location is not null)
        {
            _http.Response.Headers.Location = answer.Location;
        }

        return TypedResults.Json(answer.Body, statusCode: answer.Location is null ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    /// <summary>What a repetition is answered with.</summary>
    private sealed record KeptAnswer(string? Location, long Version, JsonElement Body);
}

/// <summary>What came of a command on tables.</summary>
public abstract record Writing
{
    private Writing()
    {
    }

    /// <summary>It was done.</summary>
    /// <param name="Version">Of the resource now, for its entity tag.</param>
    /// <param name="Body">The answer.</param>
    /// <param name="Repeated">What a repetition under the same key is answered with, where that is less.</param>
    /// <param name="Location">Where what was created is found.</param>
    public sealed record Done(long Version, object Body, object? Repeated = null, string? Location = null) : Writing;

    /// <summary>It was refused, and nothing is written.</summary>
    public sealed record Refused(Rejection Rejection) : Writing;
}
