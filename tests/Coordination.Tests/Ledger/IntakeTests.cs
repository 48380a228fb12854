namespace BorderCoordination.Coordination.Tests;

public sealed class IntakeTests
{
    private static readonly Guid First = Envelope.Stream(1);

    private static readonly Guid Second = Envelope.Stream(2);

    [Fact]
    public void Every_order_of_arrival_in_every_number_of_batches_gives_each_stream_in_its_order()
    {
        Candidate[] events = [At(First, 1), At(First, 2), At(First, 3), At(Second, 1), At(Second, 2)];
        foreach (var order in Permutations(events))
        {
            for (var split = 0; split <= order.Length; split++)
            {
                var log = new Log();
                log.Take(order[..split]);
                log.Take(order[split..]);
                log.Recorded.Where(entry => entry.Stream == First).ShouldBe([At(First, 1), At(First, 2), At(First, 3)]);
                log.Recorded.Where(entry => entry.Stream == Second).ShouldBe([At(Second, 1), At(Second, 2)]);
                log.Waiting.ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void Positions_follow_the_order_of_arrival_where_the_streams_allow_it() =>
        Decide([At(First, 2), At(Second, 1), At(First, 1)]).Append.ShouldBe([At(Second, 1), At(First, 1), At(First, 2)]);

    [Fact]
    public void What_came_before_comes_to_nothing()
    {
        var plan = Intake.Decide(State(heads: (First, 2), recorded: [At(First, 1), At(First, 2)]), [At(First, 2), At(First, 1), At(First, 3), At(First, 3)]);

        plan.Append.ShouldBe([At(First, 3)]);
        plan.Wait.ShouldBeEmpty();
        plan.Conflicts.ShouldBeEmpty();
    }

    [Fact]
    public void An_event_ahead_of_its_predecessor_waits() => Decide([At(First, 2)]).Wait.ShouldBe([At(First, 2)]);

    [Fact]
    public void A_predecessor_takes_along_what_was_waiting_for_it()
    {
        var plan = Intake.Decide(State(heads: (First, 1), waiting: [At(First, 3), At(First, 5)]), [At(First, 2)]);

        plan.Append.ShouldBe([At(First, 2), At(First, 3)]);
        plan.Wait.ShouldBeEmpty();
    }

    [Fact]
    public void Another_event_at_a_recorded_version_is_a_conflict_and_stops_what_follows()
    {
        var plan = Intake.Decide(State(heads: (First, 2), recorded: [At(First, 2)]), [At(First, 2, variant: 1), At(First, 3), At(Second, 1)]);

        plan.Conflicts.ShouldBe([new Conflict(At(First, 2, variant: 1), At(First, 2).Id)]);
        plan.Wait.ShouldBe([At(First, 3)]);
        plan.Append.ShouldBe([At(Second, 1)]);
    }

    [Fact]
    public void Of_two_events_at_one_version_in_a_batch_the_first_to_arrive_is_recorded()
    {
        var plan = Decide([At(First, 1), At(First, 1, variant: 1)]);

        plan.Append.ShouldBe([At(First, 1)]);
        plan.Conflicts.ShouldBe([new Conflict(At(First, 1, variant: 1), At(First, 1).Id)]);
    }

    [Fact]
    public void An_id_that_is_recorded_elsewhere_is_a_conflict()
    {
        var stray = At(First, 1) with { Stream = Second };

        Intake.Decide(State(heads: (First, 1), recorded: [At(First, 1)]), [stray]).Conflicts.ShouldBe([new Conflict(stray, At(First, 1).Id)]);
    }

    [Fact]
    public void Events_of_a_stopped_stream_wait()
    {
        var state = State(heads: (First, 1)) with { Stopped = new HashSet<Guid> { First } };

        Intake.Decide(state, [At(First, 2)]).Wait.ShouldBe([At(First, 2)]);
    }

    private static IntakePlan Decide(Candidate[] arrivals) => Intake.Decide(State(), arrivals);

    private static Candidate At(Guid stream, long version, int variant = 0) => new(Envelope.IdOf(stream, version, variant), stream, version);

    private static LedgerState State((Guid Stream, long Version)? heads = null, Candidate[]? recorded = null, Candidate[]? waiting = null) => new(
        heads is { } head ? new Dictionary<Guid, long> { [head.Stream] = head.Version } : [], new HashSet<Guid>(), (recorded ?? []).ToHashSet(), waiting ?? []);

    private static IEnumerable<Candidate[]> Permutations(Candidate[] of) =>
        of.Length <= 1 ? [of] : of.SelectMany((each, index) => Permutations([.. of[..index], .. of[(index + 1)..]]).Select(rest => (Candidate[])[each, .. rest]));

    /// <summary>A ledger in memory.</summary>
    private sealed class Log
    {
        public List<Candidate> Recorded { get; } = [];

        public List<Candidate> Waiting { get; } = [];

        public void Take(Candidate[] arrivals)
        {
            var heads = Recorded.GroupBy(entry => entry.Stream).ToDictionary(stream => stream.Key, stream => stream.Max(entry => entry.Version));
            var plan = Intake.Decide(new LedgerState(heads, new HashSet<Guid>(), Recorded.ToHashSet(), [.. Waiting]), arrivals);
            plan.Conflicts.ShouldBeEmpty();
            Waiting.RemoveAll(plan.Append.Contains);
            Waiting.AddRange(plan.Wait);
            Recorded.AddRange(plan.Append);
        }
    }
}
