using System.Collections.Immutable;
using System.Diagnostics;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using Npgsql;

namespace BorderCoordination.EventStore.Tests;

/// <summary>The least that can be decided on, with published events.</summary>
internal sealed record Patrol(int Revision, int Confirmations, string? Purpose)
{
    public static readonly Rejection Unknown = new(RejectionKind.NotFound, "patrol-unknown", "There is no such patrol.");

    public static readonly Party Vietnam = Party.Parse("VN");

    public static readonly Party Laos = Party.Parse("LA");

    public static readonly BorderPair Pair = BorderPair.Parse("VN-LA");

    public static readonly EventMetadata ByVietnam = new(Vietnam, "Đồn Biên phòng Lao Bảo", "officer-1", Pair, Visibility.Shared);

    public static readonly DateTimeOffset Departure = new(2026, 6, 1, 6, 0, 0, TimeSpan.Zero);

    public static Decider<Patrol, PatrolEvent> Decider { get; } = new(new Patrol(0, 0, null), Evolve);

    public static Intent<Patrol> Intent { get; } = new(_ => ByVietnam);

    public static StreamName NewStream() => new("patrol", Guid.CreateVersion7());

    public static PatrolProposed Proposed(string purpose = "Joint patrol") => new(
        Guid.Parse("0198aaaa-0000-7000-8000-000000000001"),
        Pair,
        Vietnam,
        new PatrolTerms(
            MarkerRef.Parse("605"),
            MarkerRef.Parse("610+500"),
            Departure,
            Departure.AddHours(8),
            PatrolMode.Joint,
            purpose,
            Vietnam,
            [new PatrolUnits(Vietnam, ["Lao Bảo"], 8), new PatrolUnits(Laos, ["ແດນສະຫວັນ"], 8)]));

    public static Func<Patrol, Decision<PatrolEvent>> Propose(string purpose = "Joint patrol") =>
        patrol => patrol.Revision == 0 ? Proposed(purpose) : Decision<PatrolEvent>.NoChange;

    public static Decision<PatrolEvent> Confirm(Patrol patrol) =>
        patrol.Revision == 0 ? Unknown : new PatrolConfirmed(Laos, patrol.Revision);

    public static NewEvent New(PatrolEvent data, DateTimeOffset time) => new(Guid.CreateVersion7(time), data, time, ByVietnam);

    private static Patrol Evolve(Patrol patrol, PatrolEvent recorded) => recorded switch
    {
        PatrolProposed proposed => patrol with { Revision = 1, Purpose = proposed.Terms.Purpose },
        PatrolCounterProposed counter => patrol with { Revision = counter.Revision, Confirmations = 0 },
        PatrolConfirmed => patrol with { Confirmations = patrol.Confirmations + 1 },
        PatrolAgreed => patrol,
        _ => throw new UnreachableException(),
    };
}

/// <summary>A read model with a rule across streams: no two patrols have one purpose.</summary>
internal sealed class PatrolTitles : IReadModel<Patrol>
{
    public static readonly Rejection Taken = new(RejectionKind.Conflict, "patrol-title-taken", "Another patrol has this purpose.");

    public static SchemaPart Schema { get; } = new(
        "patrol-titles",
        "create table patrol_titles (id uuid primary key, version bigint not null, purpose text not null)",
        "create unique index patrol_titles_purpose on patrol_titles (purpose) where purpose like 'Only one%'");

    public IReadOnlyDictionary<string, Rejection> Guards { get; } = ImmutableDictionary<string, Rejection>.Empty.Add("patrol_titles_purpose", Taken);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Patrol state, IReadOnlyList<RecordedEvent> events) =>
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "insert into patrol_titles values ($1, $2, $3) on conflict (id) do update set version = excluded.version, purpose = excluded.purpose")
        {
            Parameters = { new() { Value = stream.Id }, new() { Value = version }, new() { Value = state.Purpose } },
        });
}
