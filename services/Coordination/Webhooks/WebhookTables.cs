using BorderCoordination.EventStore;

namespace BorderCoordination.Coordination;

/// <summary>
/// The webhooks' own tables. <c>position</c> is how far a webhook has got: everything up to there was delivered with success, or did not pass its
/// filters. Secrets are encrypted. The log of deliveries keeps the latest of each webhook by their number.
/// </summary>
internal static class WebhookTables
{
    public static SchemaPart Part { get; } = new(
        "coordination.webhooks",
        """
        create table webhooks (
            id uuid primary key,
            party text not null,
            url text not null,
            description text,
            types text[] not null,
            services text[] not null,
            pairs text[] not null,
            secret bytea not null,
            previous_secret bytea,
            previous_secret_until timestamptz,
            paused_because text,
            paused_at timestamptz,
            position bigint not null,
            attempts integer not null default 0,
            failing_since timestamptz,
            next_attempt_at timestamptz,
            deliveries bigint not null default 0,
            version bigint not null default 1,
            created_by text not null,
            created_at timestamptz not null);
        create index webhooks_by_party on webhooks (party, id);

        create table webhook_deliveries (
            webhook_id uuid not null references webhooks on delete cascade,
            number bigint not null,
            position bigint,
            event_id uuid not null,
            type text not null,
            attempt integer not null,
            at timestamptz not null,
            milliseconds integer not null,
            status integer,
            failure text,
            primary key (webhook_id, number));
        """,
        "alter table webhooks add column versions text[] not null default '{}'");
}
