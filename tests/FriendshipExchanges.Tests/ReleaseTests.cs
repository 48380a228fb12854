using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Releases;
using BorderCoordination.ServiceDefaults.Http;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

/// <summary>What is told to the public, and by whose word.</summary>
public sealed class ReleaseTests
{
    private const string About = "exchange/0198bbbb-0000-7000-8000-000000000002";

    private static readonly DateTimeOffset Moment = new(2026, 6, 20, 8, 0, 0, TimeSpan.Zero);

    private static readonly PublicContent Content = new(new DateOnly(2026, 6, 12), [new("vi", "Giao lưu", "Đã diễn ra"), new("zh", "交流", "已举行")]);

    private static readonly PublicContent Other = Content with { Texts = [new("vi", "Giao lưu lần thứ 8", "Đã diễn ra"), new("zh", "交流", "已举行")] };

    private static readonly ImmutableArray<RecordText> Notice = [new("vi", "Đính chính"), new("zh", "更正")];

    private static readonly PublicReleaseProposed First = new(PublicRelease.IdOf(About), Pair, About, Vn, 1, Content);

    private static readonly PublicReleaseEvent[] Public = [First, new PublicReleaseConfirmed(Cn, 1), new PublicReleased(About, 1, Content, [Vn, Cn])];

    [Fact]
    public void A_party_proposes_what_to_tell_and_has_given_its_word_with_it() => Records(Propose(Vn, Content), First);

    [Fact]
    public void Nothing_is_told_of_what_is_not_over() => Refuses(ProposeReleaseSlice.Decide(new(Pair, About, Content), State(), Vn, isOver: false, Moment), ReleaseRejections.NotOver);

    [Fact]
    public void A_party_of_another_pair_tells_nothing() =>
        Refuses(ProposeReleaseSlice.Decide(new(Pair, About, Content), State(), Party.Parse("LA"), isOver: true, Moment), Pairs.Foreign);

    [Fact]
    public void The_same_again_records_nothing_and_by_another_it_is_to_be_confirmed()
    {
        Records(Propose(Vn, Content, First));
        Refuses(Propose(Cn, Content, First), ReleaseRejections.OnTheTable);
        Records(Propose(Cn, Other, First), new PublicReleaseProposed(First.ReleaseId, Pair, About, Cn, 2, Other));
    }

    [Fact]
    public void It_is_public_with_the_last_word_on_the_same_revision_and_not_before()
    {
        Records(Confirm(Cn, 1, First), Public[1], Public[2]);
        Records(Confirm(Vn, 1, First));
        Refuses(Confirm(Cn, 2, First), Superseding.Superseded);
        Refuses(Confirm(Vn, 1, First, new PublicReleaseProposed(First.ReleaseId, Pair, About, Cn, 2, Other)), Superseding.Superseded);
        Refuses(Confirm(Party.Parse("LA"), 1, First), ReleaseRejections.Unknown);
        Records(Confirm(Cn, 1, Public));
    }

    [Fact]
    public void What_is_public_stays_so_while_something_else_is_proposed()
    {
        PublicReleaseEvent[] proposed = [.. Public, new PublicReleaseProposed(First.ReleaseId, Pair, About, Cn, 2, Other)];
        State(proposed).Released!.Terms.ShouldBe(Content);
        State([.. proposed, new PublicReleaseConfirmed(Vn, 2), new PublicReleased(About, 2, Other, [Cn, Vn])]).Released!.Terms.ShouldBe(Other);
    }

    [Fact]
    public void One_party_retracts_with_a_notice_and_what_was_told_may_be_proposed_anew()
    {
        var retracted = new PublicReleaseRetracted(Cn, 1, Notice);
        Records(Retract(Cn, Notice, Public), retracted);
        Records(Retract(Cn, Notice, [.. Public, retracted]));
        Refuses(Retract(Vn, Notice, [.. Public, retracted]), ReleaseRejections.NothingReleased);
        Refuses(Retract(Cn, Notice, First), ReleaseRejections.NothingReleased);
        Refuses(Retract(Party.Parse("LA"), Notice, Public), ReleaseRejections.Unknown);
        Refuses(Confirm(Vn, 1, [.. Public[..1], .. Public[1..], retracted, new PublicReleaseProposed(First.ReleaseId, Pair, About, Cn, 2, Content)]), Superseding.Superseded);
        Records(Propose(Vn, Content, [.. Public, retracted]), First with { Revision = 2 });
    }

    [Theory]
    [InlineData("vi", "zh", "", "Words", "2026-06-12")]
    [InlineData("vi", "vi", "Title", "Words", "2026-06-12")]
    [InlineData("vi", "lo", "Title", "Words", "2026-06-12")]
    [InlineData("vi", "zh", "Title", " ", "2026-06-12")]
    [InlineData("vi", "zh", "Title", "Words", "2026-06-22")]
    public void What_is_told_stands_in_every_language_of_the_pair_and_is_of_the_past(string one, string other, string title, string summary, string day)
    {
        var content = new PublicContent(DateOnly.Parse(day, null), [new(one, "Tiêu đề", "Nội dung"), new(other, title, summary)]);
        Refuses(Propose(Vn, content), Faults.Invalid);
    }

    [Fact]
    public void A_history_that_no_decider_can_record_is_loud()
    {
        Should.Throw<InvalidOperationException>(() => State(Public[2]));
        Should.Throw<InvalidOperationException>(() => State(First, Public[2]));
        Should.Throw<InvalidOperationException>(() => State(First, First));
        Should.Throw<InvalidOperationException>(() => State(First, new PublicReleaseRetracted(Vn, 1, Notice)));
    }

    /// <summary>Every command by every party in every state that three steps lead to: nothing throws, and a repetition records nothing.</summary>
    [Fact]
    public void Every_command_in_every_state_comes_to_something()
    {
        Func<PublicRelease, Decision<PublicReleaseEvent>>[] commands =
        [
            .. new[] { Vn, Cn, Party.Parse("LA") }.SelectMany(by => new Func<PublicRelease, Decision<PublicReleaseEvent>>[]
            {
                state => ProposeReleaseSlice.Decide(new(Pair, About, Content), state, by, isOver: true, Moment),
                state => ProposeReleaseSlice.Decide(new(Pair, About, Other), state, by, isOver: true, Moment),
                state => ConfirmReleaseSlice.Decide(new(1), state, by),
                state => ConfirmReleaseSlice.Decide(new(2), state, by),
                state => RetractReleaseSlice.Decide(new(Notice), state, by),
            }),
        ];
        PublicRelease[] states = [State()];
        for (var step = 0; step < 4; step++)
        {
            states = [.. states.SelectMany(state => commands.Select(command => Try(command, state))).OfType<PublicRelease>()];
            states.ShouldNotBeEmpty();
        }

        static PublicRelease? Try(Func<PublicRelease, Decision<PublicReleaseEvent>> command, PublicRelease state)
        {
            if (command(state) is not Decision<PublicReleaseEvent>.Accepted { Events: { IsEmpty: false } events })
            {
                return null;
            }

            var after = events.Aggregate(state, PublicRelease.Decider.Evolve);
            command(after).ShouldBeOfType<Decision<PublicReleaseEvent>.Accepted>().Events.ShouldBeEmpty();
            ReleaseDetails.Of(after, 1).Revision.ShouldBe(after.Revision);
            return after;
        }
    }

    private static PublicRelease State(params PublicReleaseEvent[] history) => history.Aggregate(PublicRelease.Decider.Initial, PublicRelease.Decider.Evolve);

    private static Decision<PublicReleaseEvent> Propose(Party by, PublicContent content, params PublicReleaseEvent[] history) =>
        ProposeReleaseSlice.Decide(new(Pair, About, content), State(history), by, isOver: true, Moment);

    private static Decision<PublicReleaseEvent> Confirm(Party by, int revision, params PublicReleaseEvent[] history) => ConfirmReleaseSlice.Decide(new(revision), State(history), by);

    private static Decision<PublicReleaseEvent> Retract(Party by, ImmutableArray<RecordText> notice, params PublicReleaseEvent[] history) =>
        RetractReleaseSlice.Decide(new(notice), State(history), by);

    private static void Records(Decision<PublicReleaseEvent> decision, params PublicReleaseEvent[] expected) =>
        decision.ShouldBeOfType<Decision<PublicReleaseEvent>.Accepted>().Events.Select(recorded => System.Text.Json.JsonSerializer.Serialize<object>(recorded, ContractJson.Options))
            .ShouldBe(expected.Select(recorded => System.Text.Json.JsonSerializer.Serialize<object>(recorded, ContractJson.Options)));

    private static void Refuses(Decision<PublicReleaseEvent> decision, Rejection expected) =>
        decision.ShouldBeOfType<Decision<PublicReleaseEvent>.Rejected>().Rejection.Code.ShouldBe(expected.Code);
}
