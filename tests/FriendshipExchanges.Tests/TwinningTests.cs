using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Twinnings;
using BorderCoordination.Testing;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;
using static BorderCoordination.FriendshipExchanges.Tests.TwinningStory;

namespace BorderCoordination.FriendshipExchanges.Tests;

/// <summary>Lasting ties across the line (domain notes: "Friendship exchange and twinning", invariant 8).</summary>
public sealed class TwinningTests
{
    [Fact]
    public void Posts_are_twinned_many_to_one_across_the_line()
    {
        Propose(TwinTerms).Records(Twinned);
        Propose(TwinTerms with { Members = [.. TwinTerms.Members.Where(member => member.Party == Vn)] }).RejectsWith("invalid-request", RejectionKind.Invalid);
        Propose(TwinTerms with { Members = TwinTerms.Members.Add(new TwinnedMember(Cn, "x", "y")) }).RejectsWith("invalid-request", RejectionKind.Invalid);
        Propose(TwinTerms with { Members = TwinTerms.Members.Add(TwinTerms.Members[0] with { Name = "ĐỒN GA RY" }) }).RejectsWith("invalid-request", RejectionKind.Invalid);
        Propose(TwinTerms, Kh).RejectsWith("foreign-pair", RejectionKind.Forbidden);
    }

    [Fact]
    public void Each_member_lies_in_a_border_commune() =>
        Propose(TwinTerms with { Members = [.. TwinTerms.Members.Select(member => member with { Commune = " " })] }).RejectsWith("invalid-request", RejectionKind.Invalid)
            .Faults.ShouldContain(fault => fault.Pointer == "/terms/members/0/commune");

    [Fact]
    public void The_rules_stand_in_every_language_of_the_pair_and_are_agreed_on_the_same_revision()
    {
        Propose(TwinTerms with { Rules = [TwinTerms.Rules[0]] }).RejectsWith("invalid-request", RejectionKind.Invalid);
        var other = TwinTerms with { Rules = [TwinTerms.Rules[0] with { Text = "13 điều" }, TwinTerms.Rules[1]] };
        var counter = new TwinningCounterProposed(La, 2, other, "One more rule");
        When([Twinned], twinning => CounterProposeTwinningSlice.Decide(new(other, "One more rule"), twinning, La)).Records(counter);
        When([Twinned, counter], twinning => ConfirmTwinningSlice.Decide(new(1), twinning, Vn)).RejectsWith("revision-superseded");
        When([Twinned, counter], twinning => ConfirmTwinningSlice.Decide(new(2), twinning, Vn))
            .Records(new TwinningConfirmed(Vn, 2), new TwinningRulesAgreed(2, other, [La, Vn]));
        When([Twinned], twinning => ConfirmTwinningSlice.Decide(new(1), twinning, Vn)).RecordsNothing();
        When([Twinned], twinning => ConfirmTwinningSlice.Decide(new(1), twinning, Cn)).RejectsWith(TwinningRejections.Unknown);
        When([Twinned], twinning => CounterProposeTwinningSlice.Decide(new(TwinTerms, "So"), twinning, La)).RejectsWith(TwinningRejections.Unchanged);
        When([Twinned], twinning => DeclineTwinningSlice.Decide(new(1, "No"), twinning, La)).Records(new TwinningDeclined(La, 1, "No"));
    }

    [Fact]
    public void It_holds_from_the_day_on_which_it_is_celebrated()
    {
        When(RulesAgreed, twinning => EstablishTwinningSlice.Decide(new(Day, "Ga Ry"), twinning, Vn, Now)).Records(Established);
        When([Twinned], twinning => EstablishTwinningSlice.Decide(new(Day, "Ga Ry"), twinning, Vn, Now)).RejectsWith("twinning-not-in-state");
        When(RulesAgreed, twinning => EstablishTwinningSlice.Decide(new(DateOnly.FromDateTime(Now.Date).AddDays(1), "Ga Ry"), twinning, Vn, Now))
            .RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void The_yearly_meeting_falls_due_a_year_after_the_last()
    {
        Fold(Active).NextMeetingOn.ShouldBe(Day.AddYears(1));
        var held = new TwinningMeetingHeld(La, Meeting with { HeldOn = Day.AddMonths(5) });
        Fold([.. Active, held]).NextMeetingOn.ShouldBe(Day.AddMonths(5).AddYears(1));
        Fold(Suspended).NextMeetingOn.ShouldBeNull();
        When(Active, twinning => RecordTwinningMeetingSlice.Decide(new(held.Meeting), twinning, La, Now)).Records(held);
        When([.. Active, held], twinning => RecordTwinningMeetingSlice.Decide(new(held.Meeting), twinning, La, Now)).RecordsNothing();
        When(Active, twinning => RecordTwinningMeetingSlice.Decide(new(Meeting with { HeldOn = Day.AddDays(-1) }), twinning, La, Now))
            .RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void It_is_reviewed_after_ten_and_fifteen_years_unless_the_terms_say_otherwise()
    {
        Fold(Active).NextReviewOn.ShouldBe(Day.AddYears(10));
        Fold([.. Active, Reviewed with { Review = Tenth with { HeldOn = Day.AddYears(9).AddMonths(2) } }]).NextReviewOn.ShouldBe(Day.AddYears(15));
        Fold([.. Active, Reviewed]).NextReviewOn.ShouldBe(Day.AddYears(10), "A review of the first year is not that of the tenth.");
        ImmutableArray<TwinningEvent> five = [Twinned with { Terms = TwinTerms with { ReviewYears = [5] } }, .. Active.Skip(1)];
        Fold(five).NextReviewOn.ShouldBe(Day.AddYears(5));
        Fold(Ended).NextReviewOn.ShouldBeNull();
    }

    [Fact]
    public void A_review_is_the_word_of_all_once_the_others_have_confirmed_it()
    {
        When(Active, twinning => StateTwinningReviewSlice.Decide(new(Tenth), twinning, Vn, Now)).Records(Reviewed);
        When([.. Active, Reviewed], twinning => StateTwinningReviewSlice.Decide(new(Tenth), twinning, La, Now)).RejectsWith("already-on-the-table");
        When([.. Active, Reviewed], twinning => ConfirmTwinningReviewSlice.Decide(new(1), twinning, La)).Records(new TwinningReviewConfirmed(La, 1));
        When([.. Active, Reviewed], twinning => ConfirmTwinningReviewSlice.Decide(new(1), twinning, Vn)).RejectsWith(TwinningRejections.OwnReview);
        When(Active, twinning => ConfirmTwinningReviewSlice.Decide(new(1), twinning, La)).RejectsWith(TwinningRejections.UnknownReview);
        When(Active, twinning => StateTwinningReviewSlice.Decide(new(Tenth with { Years = 0 }), twinning, Vn, Now)).RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void One_party_suspends_it_and_the_others_take_note()
    {
        When(Active, twinning => SuspendTwinningSlice.Decide(new("Epidemic"), twinning, La)).Records(new TwinningSuspended(La, "Epidemic"));
        When(Suspended, twinning => SuspendTwinningSlice.Decide(new("Epidemic"), twinning, La)).RecordsNothing();
        When(Suspended, twinning => AcknowledgeSuspensionSlice.Decide(twinning, Vn)).Records(new TwinningSuspensionAcknowledged(Vn));
        When(Suspended, twinning => AcknowledgeSuspensionSlice.Decide(twinning, La)).RecordsNothing();
        When(Active, twinning => AcknowledgeSuspensionSlice.Decide(twinning, Vn)).RejectsWith("twinning-not-in-state");
    }

    [Fact]
    public void It_is_resumed_and_it_ends_on_the_word_of_all()
    {
        When(Active, twinning => ProposeTwinningStepSlice.Decide(new(TwinningStep.Resume, "Over"), twinning, Vn)).RejectsWith("twinning-not-in-state");
        ImmutableArray<TwinningEvent> resuming = [.. Suspended, new TwinningStepProposed(La, 1, TwinningStep.Resume, "Over")];
        When(Suspended, twinning => ProposeTwinningStepSlice.Decide(new(TwinningStep.Resume, "Over"), twinning, La)).Records(resuming[^1]);
        When(resuming, twinning => ConfirmTwinningStepSlice.Decide(new(1), twinning, La)).RecordsNothing();
        When(resuming, twinning => ConfirmTwinningStepSlice.Decide(new(1), twinning, Vn)).Records(new TwinningStepConfirmed(Vn, 1), new TwinningResumed(1, [La, Vn]));
        When(resuming, twinning => ProposeTwinningStepSlice.Decide(new(TwinningStep.Resume, "Over"), twinning, Vn)).RejectsWith("already-on-the-table");
        When(Active, twinning => ConfirmTwinningStepSlice.Decide(new(1), twinning, Vn)).RejectsWith(TwinningRejections.NothingProposed);
        ImmutableArray<TwinningEvent> ending = [.. Active, new TwinningStepProposed(Vn, 1, TwinningStep.End, "Merged")];
        When(ending, twinning => ConfirmTwinningStepSlice.Decide(new(1), twinning, La)).Records(new TwinningStepConfirmed(La, 1), new TwinningEnded(1, [Vn, La]));
        When(ending, twinning => ConfirmTwinningStepSlice.Decide(new(2), twinning, La)).RejectsWith("revision-superseded");
    }

    [Fact]
    public void A_party_names_contacts_of_its_own_members_only()
    {
        TwinningContact contact = new("Đồn Ga Ry", "Duty officer", "Post 1");
        When(Active, twinning => DeclareTwinningContactsSlice.Decide(new([contact]), twinning, Vn)).Records(new TwinningContactsDeclared(Vn, [contact]));
        When([.. Active, new TwinningContactsDeclared(Vn, [contact])], twinning => DeclareTwinningContactsSlice.Decide(new([contact]), twinning, Vn)).RecordsNothing();
        When(Active, twinning => DeclareTwinningContactsSlice.Decide(new([contact]), twinning, La)).RejectsWith("invalid-request", RejectionKind.Invalid);
        When([Twinned], twinning => DeclareTwinningContactsSlice.Decide(new([contact]), twinning, Vn)).RejectsWith("twinning-not-in-state");
    }

    [Fact]
    public void The_same_set_is_the_same_in_whatever_order_and_however_it_is_written()
    {
        var written = TwinTerms with { Members = [.. TwinTerms.Members.Reverse().Select(member => member with { Name = member.Name.ToUpperInvariant() })] };
        TwinningRules.SetOf(written).ShouldBe(TwinningRules.SetOf(TwinTerms));
        TwinningRules.SetOf(TwinTerms with { Members = TwinTerms.Members.RemoveAt(0) }).ShouldNotBe(TwinningRules.SetOf(TwinTerms));
    }

    [Fact]
    public void A_history_that_no_decider_can_record_is_loud()
    {
        foreach (var impossible in (ImmutableArray<TwinningEvent>[])
        [
            [Established], [Twinned, Established], [Twinned, new TwinningRulesAgreed(1, TwinTerms, [Vn])], [.. Active, new TwinningResumed(1, [Vn, La])],
            [.. Active, new TwinningEnded(1, [Vn, La])], [.. Active, Reviewed with { Number = 2 }], [.. Ended, new TwinningSuspended(La, "x")],
        ])
        {
            Should.Throw<InvalidOperationException>(() => Fold(impossible));
        }
    }

    [Fact]
    public void In_every_state_no_command_throws_and_a_repetition_records_nothing()
    {
        ImmutableArray<Func<Twinning, Func<Twinning, Decision<TwinningEvent>>>> pool = [.. new[] { Vn, La }.SelectMany(By)];
        ImmutableArray<ImmutableArray<TwinningEvent>> chapters = [[], [Twinned], RulesAgreed, Active, Suspended, Ended];
        var reached = new HashSet<TwinningStatus>();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(new Replay(new Rnd(20_050_428UL, 3UL), null)),
            Prop.ForAll(Gen.Choose(0, 10_000).ArrayOf(25).ToArbitrary(), walk =>
            {
                var state = Fold(chapters[walk[0] % chapters.Length]);
                foreach (var choice in walk)
                {
                    reached.Add(state.Status);
                    ImmutableArray<Twinning> next = [.. pool.Select(command => Try(command(state), state)).OfType<Twinning>()];
                    state = next.IsEmpty ? Fold([]) : next[choice % next.Length];
                }
            }));
        reached.ShouldBe(Enum.GetValues<TwinningStatus>(), ignoreOrder: true);
    }

    private static Twinning? Try(Func<Twinning, Decision<TwinningEvent>> command, Twinning state)
    {
        if (command(state) is not Decision<TwinningEvent>.Accepted { Events: { IsEmpty: false } events })
        {
            return null;
        }

        var after = events.Aggregate(state, Twinning.Decider.Evolve);
        command(after).ShouldBeOfType<Decision<TwinningEvent>.Accepted>($"{events[0]} again").Events.ShouldBeEmpty();
        TwinningDetails.Of(after, 1).Status.ShouldBe(after.Status);
        return after;
    }

    private static IEnumerable<Func<Twinning, Func<Twinning, Decision<TwinningEvent>>>> By(Party by)
    {
        var others = TwinTerms with { ReviewYears = [by == Vn ? 5 : 7] };
        yield return _ => state => ProposeTwinningSlice.Decide(new(LaPair, TwinTerms), state, Twinned.TwinningId, by);
        yield return _ => state => CounterProposeTwinningSlice.Decide(new(others, "So"), state, by);
        yield return seen => state => ConfirmTwinningSlice.Decide(new(seen.Revision), state, by);
        yield return seen => state => DeclineTwinningSlice.Decide(new(seen.Revision, "No"), state, by);
        yield return _ => state => EstablishTwinningSlice.Decide(new(Day, "Ga Ry"), state, by, Now);
        yield return _ => state => DeclareTwinningContactsSlice.Decide(new([new("Đồn Ga Ry", "Duty officer", "Post 1")]), state, by);
        yield return _ => state => RecordTwinningMeetingSlice.Decide(new(Meeting with { HeldOn = Day.AddDays(9) }), state, by, Now);
        yield return _ => state => StateTwinningReviewSlice.Decide(new(Tenth), state, by, Now);
        yield return _ => state => ConfirmTwinningReviewSlice.Decide(new(1), state, by);
        yield return _ => state => SuspendTwinningSlice.Decide(new("Epidemic"), state, by);
        yield return _ => state => AcknowledgeSuspensionSlice.Decide(state, by);
        yield return _ => state => ProposeTwinningStepSlice.Decide(new(TwinningStep.Resume, "Over"), state, by);
        yield return _ => state => ProposeTwinningStepSlice.Decide(new(TwinningStep.End, "Merged"), state, by);
        yield return seen => state => ConfirmTwinningStepSlice.Decide(new(seen.Step?.Revision ?? 1), state, by);
    }

    private static Twinning Fold(IEnumerable<TwinningEvent> events) => Twinning.Decider.Fold(events);

    private static SpecDecision<TwinningEvent> When(IEnumerable<TwinningEvent> events, Func<Twinning, Decision<TwinningEvent>> decide) => Twinning.Decider.Given(events).When(decide);

    private static SpecDecision<TwinningEvent> Propose(TwinningTerms terms, Party? by = null) =>
        When([], twinning => ProposeTwinningSlice.Decide(new(LaPair, terms), twinning, Twinned.TwinningId, by ?? Vn));
}
