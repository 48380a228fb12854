using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.FriendshipExchanges.Markers;
using BorderCoordination.FriendshipExchanges.Reactions;
using BorderCoordination.FriendshipExchanges.Twinnings;
using BorderCoordination.Testing;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

/// <summary>Markers, joint patrols and twinning ceremonies that exchanges have to do with (domain notes: "Cross-service reactions").</summary>
public sealed class LinkTests
{
    private static readonly Guid Position = new("0198dddd-0000-7000-8000-000000000001");

    private static readonly Guid Case = new("0198dddd-0000-7000-8000-000000000002");

    private static readonly Guid PatrolId = new("0198dddd-0000-7000-8000-000000000003");

    private static readonly MarkerFact Standing = new(
        new Guid("0198dddd-0000-7000-8000-000000000010"), Position, 1, Now, MarkerFactKind.InService, MarkerRef.Parse("102"), [new MarkerSide(1, Cn), new MarkerSide(2, Vn)]);

    private static readonly MarkerFact Damaged =
        new(new Guid("0198dddd-0000-7000-8000-000000000011"), Case, 1, Now, MarkerFactKind.DamageReported, MarkerRef.Parse("102(2)"), []);

    private static readonly MarkerFact Mended = new(new Guid("0198dddd-0000-7000-8000-000000000012"), Case, 5, Now.AddDays(3), MarkerFactKind.DamageClosed, null, []);

    private static readonly ProgrammeItem Watch = Saluting with
    {
        Type = ProgrammeItemType.JointPatrolWatch,
        Marker = null,
        Patrol = new PlannedPatrol(MarkerRef.Parse("101"), MarkerRef.Parse("102"), Vn),
    };

    private static ImmutableArray<ExchangeEvent> WithPatrol =>
    [
        .. Preparing, new ProgrammeItemAdded(Vn, 3, "D1-02", Watch), new ProgrammeConfirmed(Vn, 3), new ProgrammeConfirmed(Cn, 3),
        new ProgrammeApproved(3, [Vn, Cn], [new ApprovedPatrol("D1-02", Watch.Patrol!, Watch.StartsAt, Watch.EndsAt, Watch.Title)]),
    ];

    [Fact]
    public void An_item_at_a_marker_that_the_register_does_not_have_in_service_is_warned_of_and_not_refused()
    {
        Exchange.Decider.Given(Agreed).When(exchange => AddProgrammeItemSlice.Decide(new("D1-01", Saluting), exchange, Vn, MarkerCatalogue.Empty))
            .Records(new ProgrammeItemAdded(Vn, 1, "D1-01", Saluting));
        Warnings(Preparing).ShouldBe([new ExchangeWarning(ExchangeWarningKind.MarkerNotKnownInService, "D1-01", MarkerRef.Parse("102(2)"))]);
        Warnings(Preparing, Standing).ShouldBeEmpty();
    }

    [Fact]
    public void A_marker_that_no_longer_marks_the_line_is_refused()
    {
        var retired = Standing with { EventId = Case, Version = 2, Kind = MarkerFactKind.Retired };
        Exchange.Decider.Given(Agreed).When(exchange => AddProgrammeItemSlice.Decide(new("D1-01", Saluting), exchange, Vn, MarkerCatalogue.Of([retired, Standing])))
            .RejectsWith(ExchangeRejections.MarkerRetired);
        Exchange.Decider.Given(Preparing).When(exchange => ApproveProgrammeSlice.Decide(new(2), exchange, Vn, MarkerCatalogue.Of([Standing, retired])))
            .RejectsWith(ExchangeRejections.MarkerRetired);
    }

    [Fact]
    public void A_party_repaints_its_own_marker_alone_and_any_jointly()
    {
        var repainting = Saluting with { Type = ProgrammeItemType.MarkerRepainting };
        Add(repainting, Standing).Records(new ProgrammeItemAdded(Vn, 1, "D1-01", repainting));
        Add(repainting with { Marker = MarkerRef.Parse("102(1)") }, Standing).RejectsWith(ExchangeRejections.MarkerOfAnother);
        var jointly = repainting with { Marker = MarkerRef.Parse("102(1)"), Jointly = true };
        Add(jointly, Standing).Records(new ProgrammeItemAdded(Vn, 1, "D1-01", jointly));
        Warnings([.. Agreed, new ProgrammeItemAdded(Vn, 1, "D1-01", repainting)]).Select(warning => warning.Kind)
            .ShouldBe([ExchangeWarningKind.MarkerNotKnownInService, ExchangeWarningKind.SideUnknown]);
        Add(Saluting with { Jointly = true }).RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void An_open_damage_case_of_the_marker_warns_the_exchange_until_it_closes()
    {
        Warnings(Preparing, Standing, Damaged).ShouldBe([new ExchangeWarning(ExchangeWarningKind.MarkerDamaged, "D1-01", MarkerRef.Parse("102(2)"), Case)]);
        Warnings(Preparing, Mended, Standing, Damaged, Damaged).ShouldBeEmpty();
        Warnings(Preparing, Standing, Damaged with { Place = MarkerRef.Parse("102(1)") }).ShouldBeEmpty("Another member is another marker.");
        Warnings(Concluded, Standing, Damaged).ShouldBeEmpty("What was held is not warned of.");
    }

    [Fact]
    public void A_patrol_item_names_a_patrol_that_is_there_or_one_that_is_to_be_made()
    {
        Add(Watch with { Patrol = null }).RejectsWith("invalid-request", RejectionKind.Invalid);
        Add(Watch with { PatrolId = PatrolId }).RejectsWith("invalid-request", RejectionKind.Invalid);
        Add(Saluting with { Patrol = Watch.Patrol }).RejectsWith("invalid-request", RejectionKind.Invalid);
        Add(Watch with { Patrol = Watch.Patrol! with { Chair = Kh } }).RejectsWith("invalid-request", RejectionKind.Invalid);
        Exchange.Decider.Given(WithPatrol.SkipLast(2)).When(exchange => ApproveProgrammeSlice.Decide(new(3), exchange, Cn)).Records(WithPatrol.TakeLast(2));
    }

    [Fact]
    public void The_patrol_that_is_proposed_for_an_item_is_linked_once_and_its_close_carries_the_item_out()
    {
        var linked = new ProgrammePatrolLinked("D1-02", PatrolId);
        Exchange.Decider.Given(WithPatrol).When(exchange => FollowJointPatrols.Link(exchange, Pair, "D1-02", PatrolId)).Records(linked);
        Exchange.Decider.Given([.. WithPatrol, linked]).When(exchange => FollowJointPatrols.Link(exchange, Pair, "D1-02", PatrolId)).RecordsNothing();
        Exchange.Decider.Given(WithPatrol).When(exchange => FollowJointPatrols.Link(exchange, Three, "D1-02", PatrolId)).RecordsNothing();
        Exchange.Decider.Given(WithPatrol).When(exchange => FollowJointPatrols.Link(exchange, Pair, "D1-01", PatrolId)).RecordsNothing();
        Exchange.Decider.Given([]).When(exchange => FollowJointPatrols.Link(exchange, Pair, "D1-02", PatrolId)).RecordsNothing();

        var closed = new ProgrammePatrolClosed("D1-02", PatrolId, Afterwards);
        Exchange.Decider.Given([.. WithPatrol, linked]).When(exchange => FollowJointPatrols.Close(exchange, Pair, "D1-02", PatrolId, Afterwards)).Records(closed);
        Exchange.Decider.Given([.. WithPatrol, linked, closed]).When(exchange => FollowJointPatrols.Close(exchange, Pair, "D1-02", PatrolId, Afterwards)).RecordsNothing();
        Exchange.Decider.Given(WithPatrol).When(exchange => FollowJointPatrols.Close(exchange, Pair, "D1-02", PatrolId, Afterwards)).RecordsNothing();
        After([.. WithPatrol, linked, closed]).Programme.Open.ShouldNotContain("D1-02");
        After([.. WithPatrol, linked]).Programme.PatrolsToBeMade.ShouldBeNull();
    }

    [Fact]
    public void A_postponed_exchange_postpones_the_twinning_ceremony_until_it_is_agreed_anew()
    {
        var celebrated = TwinningStory.Twinned with { Pair = Pair, Terms = TwinningStory.TwinTerms with { Ceremony = new TwinningCeremony(Name.Id, "D1-03") } };
        var postponed = new TwinningCeremonyPostponed(Name.Id, "Flood");
        var exchangePostponed = new ExchangePostponed(Vn, 2, "Flood", Parts);
        var agreed = new ExchangeAgreed(3, Terms, [Vn, Cn]);
        Move([celebrated], exchangePostponed).Records(postponed);
        Move([celebrated], agreed).RecordsNothing();
        Move([celebrated, postponed], agreed).Records(new TwinningCeremonyRescheduled(Name.Id, FirstDay, FirstDay.AddDays(1)));
        Move([TwinningStory.Twinned], exchangePostponed).RecordsNothing();
        Move(TwinningStory.Active, exchangePostponed).RecordsNothing();
        TwinningDetails.Of(Twinning.Decider.Fold([celebrated, postponed]), 2).CeremonyPostponed.ShouldBe("Flood");
    }

    private static SpecDecision<TwinningEvent> Move(IEnumerable<TwinningEvent> events, ExchangeEvent happened) =>
        Twinning.Decider.Given(events).When(twinning => MoveCeremonyWithExchange.Decide(twinning, Name.Id, happened));

    private static SpecDecision<ExchangeEvent> Add(ProgrammeItem item, params MarkerFact[] facts) =>
        Exchange.Decider.Given(Agreed).When(exchange => AddProgrammeItemSlice.Decide(new AddProgrammeItem("D1-01", item), exchange, Vn, MarkerCatalogue.Of(facts)));

    private static IEnumerable<ExchangeWarning> Warnings(IEnumerable<ExchangeEvent> events, params MarkerFact[] facts) =>
        ExchangeWarning.Of(After(events), MarkerCatalogue.Of(facts)).ToArray();
}
