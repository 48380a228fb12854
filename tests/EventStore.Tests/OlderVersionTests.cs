using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.EventStore.Tests;

public sealed class OlderVersionTests
{
    private static readonly PatrolTeam First = new("Thiếu tá A", 9, 1, true, ["La Lay"], Name: "1");

    private static readonly PatrolTeam Second = First with { Leader = "Đại úy B", Name = "2" };

    private static readonly Decider<int, object> Counting = new(0, (count, _) => count + 1);

    public static TheoryData<string> All => Engines.All;

    [Theory, MemberData(nameof(All))]
    public async Task What_was_written_in_an_older_version_is_read_as_it_would_be_written_today_and_kept_as_it_was(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = Patrol.NewStream();
        await AppendAsync(store, stream, new PatrolTeamDeclaredV1(Patrol.Vietnam, First, "ốm", [Second]));
        await AppendAsync(store, stream, new PatrolTeamDeclared(Patrol.Laos, [Second]));

        var read = await store.ReadAsync(stream);
        read.Select(recorded => recorded.Type).ShouldBe(["joint-patrols.patrol-team-declared.v2", "joint-patrols.patrol-team-declared.v2"]);
        var declared = read[0].Data.ShouldBeOfType<PatrolTeamDeclared>();
        declared.Teams.Select(team => team.Name).ShouldBe(["1", "2"]);
        declared.DeviationReason.ShouldBe("ốm");

        var stored = await store.ReadAllAsync();
        stored.Select(recorded => recorded.Type).ShouldBe(["joint-patrols.patrol-team-declared.v1", "joint-patrols.patrol-team-declared.v2"]);
        EventData.Read(stored[0].Type, stored[0].Data.Span).ShouldBeOfType<PatrolTeamDeclaredV1>().Team.Name.ShouldBe("1");
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_decision_sees_the_older_events_in_the_version_of_today(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = Patrol.NewStream();
        await AppendAsync(store, stream, new PatrolTeamDeclaredV1(Patrol.Vietnam, First));
        var seen = new List<object>();
        var watching = new Decider<int, object>(0, (count, recorded) =>
        {
            seen.Add(recorded);
            return count + 1;
        });
        await store.Events.TransactAsync(stream, watching, _ => Decision<object>.NoChange, new Intent<int>(_ => Patrol.ByVietnam), StoreCalls.Token);
        seen.ShouldHaveSingleItem().ShouldBeOfType<PatrolTeamDeclared>();
    }

    private static async Task AppendAsync(TestStore store, StreamName stream, object recorded) => (await store.Events.TransactAsync(
        stream, Counting, _ => new Decision<object>.Accepted([recorded]), new Intent<int>(_ => Patrol.ByVietnam), StoreCalls.Token)).ShouldBeOfType<Outcome<int>.Committed>();
}
