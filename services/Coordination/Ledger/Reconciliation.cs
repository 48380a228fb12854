using BorderCoordination.Contracts;
using Microsoft.Extensions.Options;

namespace BorderCoordination.Coordination;

/// <summary>
/// Compares a source with the ledger and fetches what the ledger lacks. Heads come in the order in which their streams last changed, so each pass
/// looks only at what changed since the one before.
/// </summary>
internal sealed class Reconciliation(
    SourceClient client, SourceProgress progress, Ledger ledger, IOptions<LedgerOptions> options, TimeProvider clock, ILogger<Reconciliation> logger)
{
    /// <summary>When to ask again for a stream of which the source could not give what is missing.</summary>
    private readonly Dictionary<Guid, DateTimeOffset> _later = [];

    /// <summary>Notes every stream of a source that the ledger is behind with.</summary>
    /// <exception cref="HttpRequestException">The source, or the issuer of tokens, is away.</exception>
    public async Task CompareAsync(string service, Uri source, CancellationToken cancellationToken)
    {
        var reconciled = await progress.ReadAsync(service, cancellationToken);
        if (reconciled.Event is not null && (await client.FirstAsync(source, reconciled.Sequence, cancellationToken))?.Id != reconciled.Event)
        {
            logger.SourceWentBack(service, reconciled.Sequence);
            reconciled = new Reconciled(0, null);
            await progress.MoveAsync(service, [], reconciled, clock.GetUtcNow(), cancellationToken);
        }

        for (HeadsPage page; (page = await client.HeadsAsync(source, reconciled.Sequence, cancellationToken)).Next > reconciled.Sequence;)
        {
            var last = await client.FirstAsync(source, page.Next, cancellationToken);
            reconciled = new Reconciled(page.Next, last?.Sequence == page.Next ? last?.Id : null);
            await progress.MoveAsync(service, page.Heads, reconciled, clock.GetUtcNow(), cancellationToken);
        }

        await progress.SucceededAsync(service, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Fetches what is missing and no longer to be expected from the broker.</summary>
    /// <exception cref="HttpRequestException">The source, or the issuer of tokens, is away.</exception>
    public async Task FetchAsync(string service, Uri source, CancellationToken cancellationToken)
    {
        await progress.ForgetCaughtUpAsync(service, cancellationToken);
        var now = clock.GetUtcNow();
        var behind = await progress.BehindAsync(service, cancellationToken);
        if (behind.All(stream => _later.GetValueOrDefault(stream.Stream) > now))
        {
            return;
        }

        string[] types = [.. EventCatalogue.All.Where(type => type.Service == service).Select(type => type.Name)];
        var last = await progress.LastAsync(types, cancellationToken);
        Behind[] lost = [.. behind.Where(stream => _later.GetValueOrDefault(stream.Stream) <= now && IsLost(stream, last, now, options.Value.Grace))];
        var fetched = 0;
        foreach (var stream in lost)
        {
            fetched += await FetchAsync(source, stream, cancellationToken) ? 1 : 0;
            _later[stream.Stream] = now + options.Value.ReconcileEvery;
        }

        foreach (var past in _later.Where(later => later.Value <= now).ToArray())
        {
            _later.Remove(past.Key);
        }

        if (fetched > 0)
        {
            logger.Healed(fetched, service);
        }

        await progress.ForgetCaughtUpAsync(service, cancellationToken);
    }

    /// <summary>
    /// Whether what is missing will not come by itself: its source's later events have overtaken it on the way (they are published in order),
    /// or nothing has come from there for a while.
    /// </summary>
    internal static bool IsLost(Behind stream, (DateTimeOffset Time, DateTimeOffset RecordedAt)? last, DateTimeOffset now, TimeSpan grace) =>
        now - stream.Since >= grace
        && (stream.Waits || last is not { } came || came.Time > stream.Since + grace || now - came.RecordedAt >= grace);

    private async Task<bool> FetchAsync(Uri source, Behind stream, CancellationToken cancellationToken)
    {
        var (after, any) = (stream.Head, false);
        while (true)
        {
            var page = await client.StreamAsync(source, stream.Stream, after, cancellationToken);
            await ledger.RecordAsync([.. page.Events.Select(each => each.Delivery)], cancellationToken);
            after += page.Events.Count;
            any |= page.Events.Count > 0;
            if (page.Events.Count < SourceClient.PageSize)
            {
                // What waits behind a gap that was closed otherwise.
                await ledger.DrainAsync([stream.Stream], cancellationToken);
                return any;
            }
        }
    }
}
