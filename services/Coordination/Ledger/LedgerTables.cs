using BorderCoordination.EventStore;

namespace BorderCoordination.Coordination;

/// <summary>
/// The ledger's own tables. An entry keeps the exact bytes of its envelope (jsonb does not keep bytes; feeds and later proofs need them) beside
/// the columns that feeds are filtered by. Its position comes from the one row of <c>ledger_counter</c>, which stays locked until the commit:
/// positions have no gaps and appear in their order, so a reader may simply ask for what is after one.
/// </summary>
internal static class LedgerTables
{
    public static SchemaPart Part { get; } = new(
        "coordination.ledger",
        """
        create table ledger_entries (
            position bigint primary key,
            event_id uuid not null unique,
            stream_id uuid not null,
            version bigint not null,
            service text not null,
            type text not null,
            subject text not null,
            pair text not null,
            visibility text not null,
            time timestamptz not null,
            envelope bytea not null,
            recorded_at timestamptz not null,
            unique (stream_id, version));
        create index ledger_entries_by_type on ledger_entries (type, position);
        create index ledger_entries_by_pair on ledger_entries (pair, position);

        create table ledger_counter (
            one boolean primary key default true check (one),
            position bigint not null);
        insert into ledger_counter (position) values (0);

        create table ledger_waiting (
            event_id uuid primary key,
            stream_id uuid not null,
            version bigint not null,
            service text not null,
            envelope bytea not null,
            arrived_at timestamptz not null);
        create index ledger_waiting_by_stream on ledger_waiting (stream_id, version);

        create table ledger_alarms (
            stream_id uuid not null,
            event_id uuid not null,
            version bigint not null,
            recorded_event_id uuid not null,
            service text not null,
            subject text not null,
            envelope bytea not null,
            raised_at timestamptz not null,
            primary key (stream_id, event_id));

        create table ledger_unreadable (
            digest bytea primary key,
            reason text not null,
            envelope bytea not null,
            times integer not null default 1,
            first_at timestamptz not null,
            last_at timestamptz not null);

        create table ledger_sources (
            service text primary key,
            reconciled_sequence bigint not null,
            reconciled_event uuid,
            succeeded_at timestamptz);

        create table ledger_behind (
            service text not null,
            stream_id uuid not null,
            version bigint not null,
            noted_at timestamptz not null,
            primary key (service, stream_id));
        """);
}
