using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class NegotiationTests
{
    [Fact]
    public void A_party_of_the_pair_proposes_a_patrol() =>
        Patrol.Decider.Given().When(patrol => Propose(patrol, VN, Terms)).Records(ByVN);

    [Fact]
    public void Nobody_proposes_for_a_pair_that_is_not_its_own() =>
        Patrol.Decider.Given().When(patrol => Propose(patrol, KH, Terms)).RejectsWith("foreign-pair", RejectionKind.Forbidden);

    [Theory]
    [InlineData("/terms/startsAt")]
    [InlineData("/terms/endsAt")]
    [InlineData("/terms/purpose")]
    [InlineData("/terms/chair")]
    [InlineData("/terms/from")]
    [InlineData("/terms/to")]
    [InlineData("/terms/units")]
    [InlineData("/terms/units/1/strength")]
    [InlineData("/terms/units/0/units/0")]
    public void Terms_that_are_not_in_order_are_refused_with_the_place(string pointer)
    {
        var bad = pointer switch
        {
            "/terms/startsAt" => Terms with { StartsAt = Now },
            "/terms/endsAt" => Terms with { EndsAt = Start.AddDays(32) },
            "/terms/purpose" => Terms with { Purpose = " " },
            "/terms/chair" => Terms with { Chair = KH },
            "/terms/from" => Terms with { From = Marker("606+20") },
            "/terms/to" => Terms with { To = Marker("610+20") },
            "/terms/units" => TermsOf(Terms.Units[0], Terms.Units[0] with { Units = ["Đồn Sen Bụt"] }),
            "/terms/units/1/strength" => TermsOf(Terms.Units[0], Terms.Units[1] with { Strength = 0 }),
            _ => TermsOf(Terms.Units[0] with { Units = [""] }, Terms.Units[1]),
        };
        var rejection = Patrol.Decider.Given().When(patrol => Propose(patrol, VN, bad)).RejectsWith("invalid-request", RejectionKind.Invalid);
        rejection.Faults.Select(fault => fault.Pointer).ShouldBe([pointer]);
    }

    [Fact]
    public void No_unit_stands_on_both_sides() =>
        Patrol.Decider.Given()
            .When(patrol => Propose(patrol, VN, TermsOf(Terms.Units[0], Terms.Units[1] with { Units = ["đồn biên phòng LA LAY"] })))
            .RejectsWith("invalid-request", RejectionKind.Invalid);

    [Fact]
    public void The_last_word_needed_makes_it_agreed() =>
        Patrol.Decider.Given(Proposed).When(patrol => Confirm(patrol, LA, 1)).Records(new PatrolConfirmed(LA, 1), new PatrolAgreed(1, Terms, [VN, LA]));

    [Fact]
    public void The_proposing_party_has_given_its_word_already() =>
        Patrol.Decider.Given(Proposed).When(patrol => Confirm(patrol, VN, 1)).RecordsNothing();

    [Fact]
    public void Three_parties_agree_only_when_the_third_has_confirmed()
    {
        Patrol.Decider.Given(ProposedToThree).When(patrol => Confirm(patrol, LA, 1)).Records(new PatrolConfirmed(LA, 1));
        Patrol.Decider.Given([.. ProposedToThree, new PatrolConfirmed(LA, 1)])
            .When(patrol => Confirm(patrol, KH, 1))
            .Records(new PatrolConfirmed(KH, 1), new PatrolAgreed(1, TermsOfThree, [VN, LA, KH]));
    }

    [Fact]
    public void Who_confirms_another_revision_learns_what_has_changed_since()
    {
        var rejection = Patrol.Decider.Given([.. Proposed, new PatrolCounterProposed(VN, 2, OtherTerms, "mưa lũ")])
            .When(patrol => Confirm(patrol, LA, 1)).RejectsWith("revision-superseded");
        rejection.Extensions["revisionInForce"].ShouldBe(2);
        rejection.Extensions["changed"].ShouldBe(ImmutableArray.Create("endsAt", "startsAt"));
    }

    [Fact]
    public void A_window_that_has_passed_is_not_confirmed() =>
        Patrol.Decider.Given(Proposed)
            .When(patrol => ConfirmPatrolSlice.Decide(new ConfirmPatrol(1), patrol, LA, Terms.EndsAt, PatrolGround.Unknown)).RejectsWith(PatrolRejections.WindowPassed);

    [Fact]
    public void Other_terms_are_a_new_revision_with_the_word_of_whoever_brought_them()
    {
        PatrolCounterProposed counter = new(LA, 2, OtherTerms, "ນ້ຳຖ້ວມ");
        Patrol.Decider.Given(Proposed).When(patrol => Counter(patrol, LA, 1, OtherTerms)).Records(counter);
        Patrol.Decider.Given([.. Proposed, counter]).When(patrol => Confirm(patrol, LA, 2)).RecordsNothing();
        Patrol.Decider.Given([.. Proposed, counter]).When(patrol => Confirm(patrol, VN, 2))
            .Records(new PatrolConfirmed(VN, 2), new PatrolAgreed(2, OtherTerms, [LA, VN]));
    }

    [Fact]
    public void The_same_terms_are_no_counter_proposal() =>
        Patrol.Decider.Given(Proposed).When(patrol => Counter(patrol, LA, 1, Terms)).RejectsWith(PatrolRejections.TermsUnchanged);

    [Fact]
    public void A_counter_proposal_answers_the_revision_on_the_table() =>
        Patrol.Decider.Given([.. Proposed, new PatrolCounterProposed(VN, 2, OtherTerms, "mưa lũ")])
            .When(patrol => Counter(patrol, LA, 1, Terms)).RejectsWith("revision-superseded");

    [Fact]
    public void Agreed_terms_are_not_countered() =>
        Patrol.Decider.Given(Agreed).When(patrol => Counter(patrol, LA, 1, OtherTerms)).RejectsWith("patrol-not-in-state");

    [Fact]
    public void A_proposal_is_declined_with_a_reason() =>
        Patrol.Decider.Given(Proposed)
            .When(patrol => DeclinePatrolSlice.Decide(new DeclinePatrol(1, "ບໍ່ມີກຳລັງ", "27/CV"), patrol, LA))
            .Records(new PatrolDeclined(LA, 1, "ບໍ່ມີກຳລັງ", "27/CV"));

    [Fact]
    public void What_is_declined_is_the_revision_on_the_table() =>
        Patrol.Decider.Given([.. Proposed, new PatrolCounterProposed(VN, 2, OtherTerms, "mưa lũ")])
            .When(patrol => DeclinePatrolSlice.Decide(new DeclinePatrol(1, "x"), patrol, LA))
            .RejectsWith("revision-superseded").Extensions["changed"].ShouldBe(TermsDifference.Between(Terms, OtherTerms));

    [Fact]
    public void An_agreed_patrol_is_not_declined() =>
        Patrol.Decider.Given(Agreed).When(patrol => DeclinePatrolSlice.Decide(new DeclinePatrol(1, "x"), patrol, LA)).RejectsWith("patrol-not-in-state");

    [Fact]
    public void What_one_party_has_declined_the_other_can_no_longer_confirm_or_decline()
    {
        ImmutableArray<PatrolEvent> declined = [.. Proposed, new PatrolDeclined(VN, 1, "x")];
        Patrol.Decider.Given(declined).When(patrol => Confirm(patrol, LA, 1)).RejectsWith("patrol-not-in-state");
        Patrol.Decider.Given(declined).When(patrol => DeclinePatrolSlice.Decide(new DeclinePatrol(1, "x"), patrol, LA)).RejectsWith("patrol-not-in-state");
    }

    [Fact]
    public void A_postponed_patrol_is_proposed_again_with_both_windows_on_record()
    {
        PatrolPostponed postponed = new(LA, 2, new PatrolWindow(Start, Start.AddHours(9)), NewWindow, "bão số 3", "112/CV-ĐBP");
        Patrol.Decider.Given(Prepared).When(patrol => Postpone(patrol, LA, NewWindow)).Records(postponed);
        var patrol = Patrol.Decider.Fold([.. Prepared, postponed]);
        (patrol.Status, patrol.Revision, patrol.Terms.Window()).ShouldBe((PatrolStatus.Proposed, 2, NewWindow));
        patrol.Teams.ShouldBeEmpty();
        Patrol.Decider.Given([.. Prepared, postponed]).When(again => Confirm(again, VN, 2))
            .Records(new PatrolConfirmed(VN, 2), new PatrolAgreed(2, patrol.Terms, [LA, VN]));
    }

    [Fact]
    public void The_window_that_is_agreed_is_no_postponement() =>
        Patrol.Decider.Given(Agreed).When(patrol => Postpone(patrol, LA, Terms.Window())).RejectsWith(PatrolRejections.TermsUnchanged);

    [Fact]
    public void A_patrol_is_not_postponed_into_the_past() =>
        Patrol.Decider.Given(Agreed).When(patrol => Postpone(patrol, LA, new PatrolWindow(Now.AddDays(-1), Now.AddDays(1))))
            .RejectsWith("invalid-request", RejectionKind.Invalid);

    [Fact]
    public void A_proposal_is_countered_or_declined_and_not_postponed() =>
        Patrol.Decider.Given(Proposed).When(patrol => Postpone(patrol, LA, NewWindow)).RejectsWith("patrol-not-in-state");

    [Fact]
    public void An_agreed_patrol_is_cancelled_with_a_reason() =>
        Patrol.Decider.Given(Prepared).When(patrol => CancelPatrolSlice.Decide(new CancelPatrol("dịch bệnh", "9/CV"), patrol, VN))
            .Records(new PatrolCancelled(VN, "dịch bệnh", "9/CV"));

    [Fact]
    public void A_cancellation_is_one_partys_act_and_the_others_take_note_of_it_once()
    {
        ImmutableArray<PatrolEvent> cancelled = [.. Agreed, new PatrolCancelled(VN, "x")];
        Patrol.Decider.Given(cancelled).When(patrol => AcknowledgeCancellationSlice.Decide(patrol, LA)).Records(new PatrolCancellationAcknowledged(LA));
        Patrol.Decider.Given([.. cancelled, new PatrolCancellationAcknowledged(LA)]).When(patrol => AcknowledgeCancellationSlice.Decide(patrol, LA)).RecordsNothing();
        Patrol.Decider.Given(cancelled).When(patrol => AcknowledgeCancellationSlice.Decide(patrol, VN)).RecordsNothing();
        Patrol.Decider.Given(cancelled).When(patrol => AcknowledgeCancellationSlice.Decide(patrol, KH)).RejectsWith(PatrolRejections.Unknown);
        Patrol.Decider.Given(Agreed).When(patrol => AcknowledgeCancellationSlice.Decide(patrol, LA)).RejectsWith("patrol-not-in-state");
    }

    [Fact]
    public void A_patrol_in_the_field_is_aborted_and_not_cancelled() =>
        Patrol.Decider.Given(InProgress).When(patrol => CancelPatrolSlice.Decide(new CancelPatrol("x"), patrol, VN)).RejectsWith("patrol-not-in-state");

    private static Decision<PatrolEvent> Propose(Patrol patrol, Party by, PatrolTerms terms) =>
        ProposePatrolSlice.Decide(new ProposePatrol(Pair, terms), patrol, Id, by, Now, PatrolDeadlineRules.Default, PatrolGround.Unknown);

    private static Decision<PatrolEvent> Confirm(Patrol patrol, Party by, int revision) =>
        ConfirmPatrolSlice.Decide(new ConfirmPatrol(revision), patrol, by, Now, PatrolGround.Unknown);

    private static Decision<PatrolEvent> Counter(Patrol patrol, Party by, int revision, PatrolTerms terms) =>
        CounterProposePatrolSlice.Decide(new CounterProposePatrol(revision, terms, "ນ້ຳຖ້ວມ"), patrol, by, Now, DeadlinesStory.Defaults, PatrolGround.Unknown);

    private static Decision<PatrolEvent> Postpone(Patrol patrol, Party by, PatrolWindow window) =>
        PostponePatrolSlice.Decide(new PostponePatrol(window, "bão số 3", "112/CV-ĐBP"), patrol, by, Now, DeadlinesStory.Defaults, PatrolGround.Unknown);
}
