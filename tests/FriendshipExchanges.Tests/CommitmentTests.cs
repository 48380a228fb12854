using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Commitments;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.ServiceDefaults.Commitments;
using BorderCoordination.Testing;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

/// <summary>What parties take upon themselves in the minutes of an exchange is followed up (domain notes: "Friendship exchange and twinning", invariant 7).</summary>
public sealed class CommitmentTests
{
    private static readonly RecordCommitment ToExchangeLists = new([new("vi", "Trao đổi danh sách"), new("zh", "交换名单")], [Cn], FirstDay.AddDays(30));

    private static readonly RecordReference Source = new($"exchange/{Name.Id}", "00ff", 1);

    private static readonly Guid CommitmentId = ExchangeCommitment.IdOf(Source.Subject, 1);

    private static readonly CommitmentRegistered Registered = new(CommitmentId, Pair, Source, ToExchangeLists);

    private static readonly CommitmentDoneStated Stated = new(Cn, 1, "已交换");

    private static readonly CommitmentDropProposed Dropping = new(Vn, 1, "Không cần nữa");

    private static readonly CommitmentMoved Moved = new(ExchangeCommitment.IdOf("exchange/next", 1), new RecordReference("exchange/next", "11ff", 1));

    private static readonly ImmutableArray<ImmutableArray<CommitmentEvent>> Chapters =
    [
        [],
        [Registered],
        [Registered, Stated],
        [Registered, Stated, new CommitmentDoneConfirmed(Vn, 1), new CommitmentDone(1, [Cn, Vn])],
        [Registered, Dropping],
        [Registered, Dropping, new CommitmentDropConfirmed(Cn, 1), new CommitmentDropped(1, [Vn, Cn])],
        [Registered, Stated, Moved],
        [Registered with { Pair = Three, Commitment = ToExchangeLists with { Owners = [Kh, La] } }],
    ];

    private static ImmutableArray<ExchangeEvent> FollowedUp
    {
        get
        {
            var drafted = new ExchangeMinutesDrafted(Vn, 1, "01/BB", Minutes, null, [ToExchangeLists]);
            var hash = After([.. Concluded, drafted]).Minutes!.Record.Hash;
            return
            [
                .. Concluded, drafted, new ExchangeMinutesSigned(1, new RecordSignature(Vn, "A", hash)), new ExchangeMinutesSigned(1, new RecordSignature(Cn, "B", hash)),
                new ExchangeMinutesCompleted(1, "01/BB", hash, [Vn, Cn], [ToExchangeLists]),
            ];
        }
    }

    [Fact]
    public void Commitments_stand_in_the_minutes_and_are_signed_with_them()
    {
        Exchange.Decider.Given(Concluded).When(Draft([ToExchangeLists])).Records(new ExchangeMinutesDrafted(Vn, 1, "01/BB", Minutes, null, [ToExchangeLists]));
        var drafted = new ExchangeMinutesDrafted(Vn, 1, "01/BB", Minutes, null, [ToExchangeLists]);
        Exchange.Decider.Given([.. Concluded, drafted]).When(Draft([ToExchangeLists])).RecordsNothing();
        Exchange.Decider.Given([.. Concluded, drafted]).When(Draft([])).Records(new ExchangeMinutesDrafted(Vn, 2, "01/BB", Minutes));
        After([.. Concluded, drafted]).Minutes!.Record.Hash.ShouldNotBe(After([.. Concluded, drafted with { Commitments = null }]).Minutes!.Record.Hash);
        Exchange.Decider.Given([.. FollowedUp.SkipLast(2)]).When(exchange => SignExchangeMinutesSlice.Decide(new SignExchangeMinutes(1, "B"), exchange, Cn))
            .Records(FollowedUp[^2], FollowedUp[^1]);
    }

    [Fact]
    public void A_commitment_has_owners_of_the_pair_texts_in_every_language_and_a_day_after_the_exchange()
    {
        foreach (var bad in (RecordCommitment[])
        [
            ToExchangeLists with { Owners = [] }, ToExchangeLists with { Owners = [La] }, ToExchangeLists with { Owners = [Cn, Cn] },
            ToExchangeLists with { Texts = [ToExchangeLists.Texts[0]] }, ToExchangeLists with { DueOn = FirstDay },
        ])
        {
            Exchange.Decider.Given(Concluded).When(Draft([bad])).RejectsWith("invalid-request", RejectionKind.Invalid);
        }
    }

    [Fact]
    public void Only_an_open_commitment_of_the_pair_is_taken_over_and_once()
    {
        var successor = ToExchangeLists with { Succeeds = CommitmentId };
        Exchange.Decider.Given(Concluded).When(Draft([successor])).RejectsWith(CommitmentRejections.NotOpen);
        Exchange.Decider.Given(Concluded).When(Draft([successor], (CommitmentId, Three))).RejectsWith(CommitmentRejections.NotOpen);
        Exchange.Decider.Given(Concluded).When(Draft([successor, successor], (CommitmentId, Pair))).RejectsWith("invalid-request", RejectionKind.Invalid);
        Exchange.Decider.Given(Concluded).When(Draft([successor], (CommitmentId, Pair))).Records(new ExchangeMinutesDrafted(Vn, 1, "01/BB", Minutes, null, [successor]));
    }

    [Fact]
    public void An_exchange_is_closed_only_when_every_commitment_is_done_dropped_or_moved()
    {
        var id = ExchangeCommitment.IdOf(Exchange.Stream(Name.Id).Subject, 1);
        Exchange.Decider.Given(FollowedUp).When(exchange => CloseExchangeSlice.Decide(exchange, Name.Id, Vn, [])).RejectsWith("commitments-open").Extensions["commitments"]
            .ShouldBe((ImmutableArray<string>)[id.ToString()]);
        Exchange.Decider.Given(FollowedUp).When(exchange => CloseExchangeSlice.Decide(exchange, Name.Id, Vn, [id])).Records(new ExchangeClosed(Vn));
    }

    [Fact]
    public void Each_commitment_is_registered_once_however_often_the_signing_is_heard_of()
    {
        var registered = RegisterCommitmentsWhenMinutesAreSigned.Of((ExchangeMinutesCompleted)FollowedUp[^1], Source.Subject, Pair).ShouldHaveSingleItem();
        (registered.CommitmentId, registered.Source.Number).ShouldBe((CommitmentId, 1));
        ExchangeCommitment.Decider.Given([]).When(known => RegisterCommitmentsWhenMinutesAreSigned.Decide(Registered, known)).Records(Registered);
        foreach (var chapter in Chapters.Skip(1))
        {
            ExchangeCommitment.Decider.Given(chapter).When(known => RegisterCommitmentsWhenMinutesAreSigned.Decide(Registered, known)).RecordsNothing();
        }
    }

    [Fact]
    public void A_commitment_that_later_minutes_take_over_ends_as_moved_unless_it_has_ended()
    {
        var successor = new CommitmentRegistered(Moved.SuccessorId, Pair, Moved.Source, ToExchangeLists with { Succeeds = CommitmentId });
        ExchangeCommitment.Decider.Given(Chapters[2]).When(old => RegisterCommitmentsWhenMinutesAreSigned.Move(successor, old)).Records(Moved);
        ExchangeCommitment.Decider.Given(Chapters[3]).When(old => RegisterCommitmentsWhenMinutesAreSigned.Move(successor, old)).RecordsNothing();
        ExchangeCommitment.Decider.Given(Chapters[6]).When(old => RegisterCommitmentsWhenMinutesAreSigned.Move(successor, old)).RecordsNothing();
        ExchangeCommitment.Decider.Given(Chapters[1]).When(old => RegisterCommitmentsWhenMinutesAreSigned.Move(successor with { Pair = Three }, old)).RecordsNothing();
    }

    [Fact]
    public void Who_owns_it_states_that_it_is_done_and_every_other_party_confirms()
    {
        ExchangeCommitment.Decider.Given(Chapters[1]).When(known => StateDoneSlice.Decide(new StateDone("已交换"), known, Cn)).Records(Stated);
        ExchangeCommitment.Decider.Given(Chapters[1]).When(known => StateDoneSlice.Decide(new StateDone("x"), known, Vn)).RejectsWith("commitment-of-another", RejectionKind.Forbidden);
        ExchangeCommitment.Decider.Given(Chapters[2]).When(known => ConfirmDoneSlice.Decide(new ConfirmDone(1), known, Vn)).Records(Chapters[3].Skip(2));
        ExchangeCommitment.Decider.Given(Chapters[4]).When(known => ConfirmDropSlice.Decide(new ConfirmDrop(1), known, Cn)).Records(Chapters[5].Skip(2));
        ExchangeCommitment.Decider.Given(Chapters[4]).When(known => ConfirmDropSlice.Decide(new ConfirmDrop(1), known, La)).RejectsWith(CommitmentRejections.Unknown);
    }

    [Fact]
    public void In_every_state_no_command_throws_nothing_ends_on_one_word_and_a_repetition_records_nothing()
    {
        ImmutableArray<Func<Commitment, Decision<CommitmentEvent>>> pool = [.. new[] { Vn, Cn, La, Kh }.SelectMany(By)];
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(new Replay(new Rnd(20_250_417UL, 9UL), null)),
            Prop.ForAll(Gen.Choose(0, 10_000).ArrayOf(20).ToArbitrary(), walk =>
            {
                var state = ExchangeCommitment.Decider.Fold(Chapters[walk[0] % Chapters.Length]);
                foreach (var choice in walk)
                {
                    ImmutableArray<Commitment> next = [.. pool.Select(command => Try(command, state)).OfType<Commitment>()];
                    state = next.IsEmpty ? state : next[choice % next.Length];
                }
            }));
    }

    private static Commitment? Try(Func<Commitment, Decision<CommitmentEvent>> command, Commitment state)
    {
        if (command(state) is not Decision<CommitmentEvent>.Accepted { Events: { IsEmpty: false } events })
        {
            return null;
        }

        var after = events.Aggregate(state, ExchangeCommitment.Decider.Evolve);
        (after.Ended is null || after.Ending!.ConfirmedBy.Length == after.Pair!.Parties.Length).ShouldBeTrue();
        command(after).ShouldBeOfType<Decision<CommitmentEvent>.Accepted>().Events.ShouldBeEmpty();
        return after;
    }

    private static IEnumerable<Func<Commitment, Decision<CommitmentEvent>>> By(Party by) =>
    [
        known => StateDoneSlice.Decide(new StateDone("Done"), known, by), known => StateDoneSlice.Decide(new StateDone(""), known, by),
        known => ProposeDropSlice.Decide(new ProposeDrop("Needless"), known, by),
        .. Enumerable.Range(0, 4).SelectMany<int, Func<Commitment, Decision<CommitmentEvent>>>(
            revision => [known => ConfirmDoneSlice.Decide(new ConfirmDone(revision), known, by), known => ConfirmDropSlice.Decide(new ConfirmDrop(revision), known, by)]),
    ];

    private static Func<Exchange, Decision<ExchangeEvent>> Draft(ImmutableArray<RecordCommitment> commitments, params (Guid, BorderPair)[] open) =>
        exchange => DraftExchangeMinutesSlice.Decide(new DraftExchangeMinutes("01/BB", Minutes, null, commitments), exchange, Vn, null, open);
}
