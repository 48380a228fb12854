using System.Security.Cryptography;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.Coordination;

/// <summary>
/// Delivers to one webhook, one event after the other, for as long as it is due. Its row is read anew before every burst and with every delivery, so that
/// what its party does to it, on whichever replica, holds from the next delivery on.
/// </summary>
internal sealed class WebhookRun(
    WebhookProgress progress, WebhookSender sender, LedgerReader reader, FeedTail tail, TimeProvider clock, ILogger<WebhookRun> logger)
{
    private const int PageSize = 50;

    /// <summary>How long it goes on in memory alone before it looks at its row again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Returns when the webhook is gone, paused, or waits for its next attempt.</summary>
    public async Task RunAsync(Guid id, CancellationToken term)
    {
        using var following = tail.Follow();
        var webhook = await progress.FindAsync(id, term);
        while (webhook is not null && webhook.IsDue(clock.GetUtcNow()))
        {
            var page = await NextAsync(webhook, term);
            var version = webhook.Version;
            webhook = await progress.NoteExaminedAsync(webhook, page.Entries.Count == 0 ? page.Examined : page.Entries[0].Position - 1, term);
            foreach (var entry in page.Entries)
            {
                if (webhook?.Version != version || !webhook.IsDue(clock.GetUtcNow()) || webhook.Position >= entry.Position)
                {
                    break;
                }

                webhook = await DeliverAsync(webhook, entry, term);
                if (webhook?.Attempts > 0)
                {
                    // What follows waits for it, also where its next attempt is due by now.
                    break;
                }
            }
        }
    }

    /// <summary>What passes the filters after the webhook's position, as soon as there is some.</summary>
    private async Task<FeedPage> NextAsync(Webhook webhook, CancellationToken term)
    {
        var (filter, started) = (webhook.Filter, clock.GetTimestamp());
        for (var examined = webhook.Position; ;)
        {
            var page = tail.Read(examined, filter, PageSize) ?? await reader.ReadAsync(examined, filter, PageSize, term);
            examined = page.Examined;
            var left = Patience - clock.GetElapsedTime(started);
            if (page.Entries.Count > 0 || left <= TimeSpan.Zero)
            {
                return page;
            }

            await tail.WaitAsync(examined, left, term);
        }
    }

    private async Task<Webhook?> DeliverAsync(Webhook webhook, FeedEntry entry, CancellationToken term)
    {
        var envelope = new EnvelopeMessage(entry.Envelope).Read();
        var post = new Post(
            envelope.Id, entry.Type, EnvelopeBytes.WithPosition(entry.Envelope, entry.Position), entry.Position, webhook.Attempts + 1, envelope.TraceParent, envelope.TraceState);
        try
        {
            var result = await sender.SendAsync(webhook, post, term);
            var after = await progress.RecordAsync(webhook, post, result, term);
            if (after is { PausedBecause: PauseReason.Failing or PauseReason.Gone })
            {
                logger.WebhookPaused(webhook.Id, webhook.Party.Code, after.PausedBecause.Value);
            }

            return after;
        }
        catch (CryptographicException)
        {
            await progress.PauseAsync(webhook, PauseReason.SecretUnreadable, term);
            logger.WebhookPaused(webhook.Id, webhook.Party.Code, PauseReason.SecretUnreadable);
            return null;
        }
    }
}
