using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Line;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class ReviewTests
{
    private static readonly Guid Position = Guid.Parse("01970000-0000-7000-8000-000000000608");

    /// <summary>A marker of the section is handed over, 31 days after everything else.</summary>
    private static readonly LineFact HandedOver = Fact(31, new MarkerHandedOver(Marker("608"), VN, "Đồn La Lay", new DateOnly(2026, 6, 1)));

    public static readonly Guid Change = HandedOver.EventId;

    public static readonly PatrolReviewConfirmed ReviewedByLA = new(LA, 1, [Change]);

    internal static readonly ReviewFacts Facts =
        new(ImmutableDictionary.CreateRange([KeyValuePair.Create(1, Now.AddDays(30)), KeyValuePair.Create(2, Now.AddDays(30))]), [HandedOver]);

    [Fact]
    public void An_agreed_patrol_is_flagged_for_review_when_its_section_changes_afterwards()
    {
        var review = ReviewOf(Agreed)!;
        review.Since.ShouldBe(HandedOver.RecordedAt);
        review.Changes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            change => change.Change.ShouldBe(Change), change => change.Kind.ShouldBe(SectionChangeKind.HandedOver), change => change.ReviewedBy.ShouldBeEmpty());
        ReviewOf(Prepared).ShouldNotBeNull();
    }

    [Fact]
    public void Stakes_relocation_retirement_and_disputes_are_reviewed_and_nothing_else()
    {
        LineFact[] facts =
        [
            Fact(32, new StakeAdded(1, new BoundaryStake(Marker("608+50"), new DateOnly(2026, 6, 1), "x"), [VN, LA])),
            Fact(33, new MarkerRelocated(Marker("608"), Id, new DateOnly(2026, 6, 1), new GeodeticPoint(16, 106, GeodeticPoint.Unspecified))),
            Fact(34, new OldMarkerRetired(Marker("608"), 1, new MarkerRetirement(RetirementKind.Removed, new DateOnly(2026, 6, 1), "x", "x"), [VN, LA])),
            Fact(35, new PositionDisputed(Marker("608"), LA, "x")),
            Fact(36, new DamageReported(Id, Pair, Marker("608"), new DamageFinding(DamageCategory.Lost, Now, "x", [VN], []))),
        ];
        (Facts with { Line = [.. facts] }).ReviewOf(Patrol.Decider.Fold(Agreed))!.Changes.Select(change => change.Kind)
            .ShouldBe([SectionChangeKind.StakeAdded, SectionChangeKind.Relocated, SectionChangeKind.Retired, SectionChangeKind.Disputed]);
    }

    [Fact]
    public void What_was_there_before_the_agreement_or_lies_elsewhere_needs_no_review()
    {
        Reviewed(Fact(29, new MarkerHandedOver(Marker("608"), VN, "x", new DateOnly(2026, 6, 1)))).ShouldBeNull();
        Reviewed(Fact(31, new MarkerHandedOver(Marker("611"), VN, "x", new DateOnly(2026, 6, 1)))).ShouldBeNull();
        ReviewOf(Proposed).ShouldBeNull();
        ReviewOf(InProgress).ShouldBeNull();

        static PatrolReview? Reviewed(LineFact fact) => (Facts with { Line = [fact] }).ReviewOf(Patrol.Decider.Fold(Agreed));
    }

    /// <summary>Nobody who gave its word knew of it then.</summary>
    [Fact]
    public void What_was_recorded_before_the_agreement_and_heard_after_it_is_reviewed_too() =>
        (Facts with { Line = [Fact(29, new MarkerHandedOver(Marker("608"), VN, "x", new DateOnly(2026, 6, 1))) with { HeardAt = Now.AddDays(31) }] })
            .ReviewOf(Patrol.Decider.Fold(Agreed))!.Changes.ShouldHaveSingleItem().At.ShouldBe(Now.AddDays(29));

    [Fact]
    public void A_change_that_is_delivered_twice_is_reviewed_once() =>
        (Facts with { Line = [HandedOver, HandedOver] }).ReviewOf(Patrol.Decider.Fold(Agreed))!.Changes.ShouldHaveSingleItem();

    [Fact]
    public void The_review_is_over_when_every_party_stands_by_its_word()
    {
        Ask(Agreed, LA).Records(ReviewedByLA);
        ImmutableArray<PatrolEvent> half = [.. Agreed, ReviewedByLA];
        ReviewOf(half)!.Changes.ShouldHaveSingleItem().ReviewedBy.ShouldBe([LA]);
        Ask(half, LA).RecordsNothing();
        Ask(half, VN).Records(ReviewedByLA with { By = VN });
        ImmutableArray<PatrolEvent> whole = [.. half, ReviewedByLA with { By = VN }];
        ReviewOf(whole).ShouldBeNull();
        Ask(whole, VN).RecordsNothing();
    }

    [Fact]
    public void A_postponement_is_agreed_on_anew_and_reviewed_anew()
    {
        ImmutableArray<PatrolEvent> postponed =
            [.. Agreed, ReviewedByLA, new PatrolPostponed(LA, 2, Terms.Window(), NewWindow, "x"), new PatrolConfirmed(VN, 2), new PatrolAgreed(2, Terms.In(NewWindow), [LA, VN])];
        ReviewOf(postponed)!.Changes.ShouldHaveSingleItem().ReviewedBy.ShouldBeEmpty();
        Ask(postponed, LA).RejectsWith("revision-superseded");
        Ask(postponed, LA, revision: 2).Records(ReviewedByLA with { Revision = 2 });
    }

    [Fact]
    public void Nobody_stands_by_its_word_where_it_has_given_none_or_nothing_has_changed()
    {
        Ask(Proposed, LA).RejectsWith("patrol-not-in-state");
        Ask(InProgress, LA).RejectsWith("patrol-not-in-state");
        Ask(Agreed, CN).RejectsWith(PatrolRejections.Unknown);
        Ask(Agreed, LA, changes: [Position]).RejectsWith("section-change-not-found");
        Ask(Agreed, LA, changes: []).RejectsWith("invalid-request", RejectionKind.Invalid);
        Ask(Agreed, LA, changes: [Change, Change]).RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    private static LineFact Fact(int day, object data) => LineFact.Of(LineCatalogueTests.Envelope(day, Position, day, data))!;

    private static PatrolReview? ReviewOf(IEnumerable<PatrolEvent> history) => Facts.ReviewOf(Patrol.Decider.Fold(history));

    private static SpecDecision<PatrolEvent> Ask(IEnumerable<PatrolEvent> history, Party by, int revision = 1, Guid[]? changes = null) => Patrol.Decider.Given(history).When(
        patrol => ConfirmReviewSlice.Decide(new ConfirmReview(revision, changes is null ? [Change] : [.. changes]), patrol, by, Facts.ReviewOf(patrol)));
}
