using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Exchanges;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.FriendshipExchanges.Exchanges.ExchangeStatus;

namespace BorderCoordination.FriendshipExchanges.Tests;

/// <summary>Every command in every status that can be reached: no exception, no illegal step, and a repetition records nothing.</summary>
public sealed class EveryStateTests
{
    /// <summary>The life cycle: what a single decision may lead to, besides staying.</summary>
    private static readonly ImmutableDictionary<ExchangeStatus, ImmutableArray<ExchangeStatus>> Steps = new Dictionary<ExchangeStatus, ImmutableArray<ExchangeStatus>>
    {
        [Unknown] = [Proposed, Recorded],
        [Proposed] = [Agreed, Preparing, Declined, Withdrawn],
        [Declined] = [Proposed, Recorded],
        [Withdrawn] = [Proposed, Recorded],
        [Agreed] = [Preparing, Postponed, Cancelled],
        [Preparing] = [ExchangeStatus.ProgrammeApproved, Postponed, Cancelled],
        [ExchangeStatus.ProgrammeApproved] = [Preparing, Rehearsed, Postponed, Cancelled, InProgress],
        [Rehearsed] = [Preparing, Postponed, Cancelled, InProgress],
        [Postponed] = [Agreed, Preparing, Cancelled],
        [InProgress] = [Concluded],
        [Concluded] = [FollowUp],
        [FollowUp] = [Closed],
        [Closed] = [],
        [Cancelled] = [],
        [Recorded] = [Concluded, Cancelled, Announced, Declined, Withdrawn],
        [Announced] = [Recorded],
    }.ToImmutableDictionary();

    [Theory]
    [InlineData("VN-CN")]
    [InlineData("VN-LA-KH")]
    public void Every_command_keeps_the_life_cycle_and_a_repetition_records_nothing(string pair)
    {
        var callers = AnyCommand.Of(BorderPair.Parse(pair));
        var beginnings = AnyCommand.StraightOn(BorderPair.Parse(pair));
        var reached = new HashSet<ExchangeStatus>();
        var walks = Gen.Choose(0, 10_000).ArrayOf(40).ToArbitrary();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(new Replay(new Rnd(20_240_411UL, 7UL), null)),
            Prop.ForAll(walks, walk => Walk(beginnings[walk[0] % beginnings.Length], walk, callers, reached)));
        reached.ShouldBe(Enum.GetValues<ExchangeStatus>(), ignoreOrder: true);
    }

    /// <summary>Tries every command in each state on the way, and goes on with one of those that recorded something.</summary>
    private static void Walk(Exchange state, int[] walk, ImmutableArray<AnyCommand.Caller> callers, HashSet<ExchangeStatus> reached)
    {
        foreach (var choice in walk)
        {
            reached.Add(state.Status);
            ImmutableArray<Exchange> next = [.. callers.Select(caller => caller(state)).Select(command => Try(command, state)).OfType<Exchange>()];
            state = next.IsEmpty ? Samples.After() : next[choice % next.Length];
        }
    }

    private static Exchange? Try(Func<Exchange, Decision<ExchangeEvent>> command, Exchange state)
    {
        if (command(state) is not Decision<ExchangeEvent>.Accepted { Events: { IsEmpty: false } events })
        {
            return null;
        }

        var after = events.Aggregate(state, Exchange.Decider.Evolve);
        (after.Status == state.Status || Steps[state.Status].Contains(after.Status)).ShouldBeTrue($"{state.Status} led to {after.Status}");
        command(after).ShouldBeOfType<Decision<ExchangeEvent>.Accepted>($"{events[0]} again in {after.Status}").Events.ShouldBeEmpty();
        ExchangeDetails.Of(Guid.Empty, after, 1).Status.ShouldBe(after.Status);
        EditionDates.Of(after).Title.ShouldNotBeEmpty();
        return after;
    }

    [Fact]
    public void A_history_that_no_decider_can_record_is_loud()
    {
        Should.Throw<InvalidOperationException>(() => Samples.After(new ExchangeClosed(Samples.Vn)));
        Should.Throw<InvalidOperationException>(() => Samples.After(Samples.Proposed, Samples.Proposed));
        Should.Throw<InvalidOperationException>(() => Samples.After(Samples.Proposed, new ExchangeAgreed(1, Samples.Terms, [])));
        Should.Throw<InvalidOperationException>(() => Samples.After(Samples.Proposed, new ExchangeConfirmed(Samples.Vn, 1)));
    }
}
