namespace BorderCoordination.EventStore.BuiltIn;

/// <summary>
/// Marten's own tables, with its names for everything in them: Marten drops columns and indexes that it does not know,
/// and fails on constraints under other names. <c>mt_dotnet_type</c> stays null. The sequence caches nothing, or the reader would be wrong.
/// </summary>
internal static class BuiltInSchema
{
    public const string Sql =
        """
        create table if not exists mt_streams (
            id uuid constraint pkey_mt_streams_id primary key,
            type varchar,
            version bigint,
            timestamp timestamptz not null default now(),
            created timestamptz not null default now(),
            tenant_id varchar default '*DEFAULT*',
            is_archived boolean default false);

        create table if not exists mt_events (
            seq_id bigint constraint pkey_mt_events_seq_id primary key,
            id uuid not null,
            stream_id uuid constraint fkey_mt_events_stream_id references mt_streams (id) on delete cascade,
            version bigint not null,
            data jsonb not null,
            bdata bytea,
            type varchar(500) not null,
            timestamp timestamptz not null,
            tenant_id varchar default '*DEFAULT*',
            mt_dotnet_type varchar,
            correlation_id varchar,
            causation_id varchar,
            headers jsonb,
            is_archived boolean default false);

        create unique index if not exists pk_mt_events_stream_and_version on mt_events (stream_id, version);

        create table if not exists mt_event_progression (
            name varchar constraint pk_mt_event_progression primary key,
            last_seq_id bigint,
            last_updated timestamptz default transaction_timestamp());

        create sequence if not exists mt_events_sequence cache 1;
        """;
}
