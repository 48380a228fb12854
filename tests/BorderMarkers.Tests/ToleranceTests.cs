using BorderCoordination.Agreement;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Tolerances;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.Testing;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class ToleranceTests
{
    private static readonly DateOnly FirstDay = new(2026, 6, 1);

    private static readonly MeasurementTolerance Fine = new(0.05);

    private static readonly ToleranceProposed Proposed = new(VnLa, Vn, 1, Fine, FirstDay);

    private static readonly ProposeTolerance Propose = new(VnLa, Fine, FirstDay);

    [Fact]
    public void A_tolerance_holds_from_its_day_on_once_every_party_has_given_its_word()
    {
        ToleranceOfPair.Decider.Given().When(standing => ProposeToleranceSlice.Decide(Propose, standing, Vn, Now)).Records(Proposed);
        ToleranceOfPair.Decider.Given(Proposed).When(standing => ConfirmToleranceSlice.Decide(new ConfirmTolerance(1), standing, La, Now))
            .Records(new ToleranceConfirmed(La, 1), new ToleranceAgreed(1, Fine, FirstDay, [Vn, La]));
        var tolerances = new TermsInForce<MeasurementTolerance>(new[] { new DatedTerms<MeasurementTolerance>(Fine, FirstDay) }.ToLookup(_ => VnLa), ToleranceOfPair.Default);
        tolerances.Of(VnLa, Now).ShouldBe(ToleranceOfPair.Default);
        tolerances.Of(VnLa, Now.AddDays(60)).ShouldBe(Fine);
        tolerances.Of(VnCn, Now.AddDays(60)).ShouldBe(ToleranceOfPair.Default);
    }

    [Fact]
    public void A_tolerance_is_agreed_before_it_holds()
    {
        ToleranceOfPair.Decider.Given(Proposed)
            .When(standing => ConfirmToleranceSlice.Decide(new ConfirmTolerance(1), standing, La, Now.AddDays(60))).RejectsWith(ToleranceRejections.DayPassed);
        ToleranceOfPair.Decider.Given()
            .When(standing => ProposeToleranceSlice.Decide(new ProposeTolerance(VnLa, new MeasurementTolerance(0), new DateOnly(2026, 5, 1)), standing, Vn, Now))
            .Faults("/tolerance/metres", "/inForceFrom");
    }

    [Fact]
    public void Another_proposal_voids_the_word_given_on_the_first()
    {
        ToleranceOfPair.Decider.Given(Proposed, Proposed with { By = La, Revision = 2, Tolerance = new MeasurementTolerance(1) })
            .When(standing => ConfirmToleranceSlice.Decide(new ConfirmTolerance(1), standing, Vn, Now)).RejectsWith("revision-superseded");
        ToleranceOfPair.Decider.Given(Proposed).When(standing => ProposeToleranceSlice.Decide(Propose, standing, La, Now)).RejectsWith("already-on-the-table");
        ToleranceOfPair.Decider.Given(Proposed).When(standing => ProposeToleranceSlice.Decide(Propose, standing, Vn, Now)).RecordsNothing();
    }

    [Fact]
    public void A_tolerance_belongs_to_its_parties()
    {
        ToleranceOfPair.Decider.Given().When(standing => ProposeToleranceSlice.Decide(Propose, standing, Cn, Now)).RejectsWith("foreign-pair", RejectionKind.Forbidden);
        ToleranceOfPair.Decider.Given(Proposed).When(standing => ConfirmToleranceSlice.Decide(new ConfirmTolerance(1), standing, Cn, Now)).RejectsWith(ToleranceRejections.Unknown);
        ToleranceOfPair.Decider.Given().When(standing => ConfirmToleranceSlice.Decide(new ConfirmTolerance(1), standing, La, Now)).RejectsWith(ToleranceRejections.Unknown);
    }

    [Fact]
    public void What_the_pair_has_agreed_decides_whether_measurements_agree() =>
        MarkerPosition.Decider.Given([.. PlantedInFull, new MarkerMeasured(1, Vn, Measurement), new MarkerMeasured(1, La, Measurement)])
            .When(position => ProposeCoordinatesSlice.Decide(new ProposeCoordinates(1, Point with { Latitude = Point.Latitude + 0.000001 }), position, Vn, Fine))
            .RejectsWith("measurements-disagree");

    [Fact]
    public void Along_any_commands_nothing_throws_and_a_repetition_records_nothing()
    {
        var asked = (from party in VnLaKh.Parties.Append(Cn)
                     from decide in new Func<StandingTerms<MeasurementTolerance>, Decision<ToleranceEvent>>[]
                     {
                         standing => ProposeToleranceSlice.Decide(new ProposeTolerance(VnLaKh, Fine, FirstDay), standing, party, Now),
                         standing => ProposeToleranceSlice.Decide(new ProposeTolerance(VnLaKh, new MeasurementTolerance(1), FirstDay), standing, party, Now),
                         standing => ConfirmToleranceSlice.Decide(new ConfirmTolerance(1), standing, party, Now),
                         standing => ConfirmToleranceSlice.Decide(new ConfirmTolerance(2), standing, party, Now),
                     }
                     select (party, decide)).ToArray();
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, asked.Length - 1), 20).ToArbitrary(), choices =>
        {
            var state = StandingTerms<MeasurementTolerance>.None;
            foreach (var choice in choices)
            {
                if (asked[choice].decide(state) is Decision<ToleranceEvent>.Accepted { Events: { IsEmpty: false } events })
                {
                    asked[choice].party.ShouldNotBe(Cn);
                    state = events.Aggregate(state, ToleranceOfPair.Decider.Evolve);
                    asked[choice].decide(state).ShouldBeOfType<Decision<ToleranceEvent>.Accepted>().Events.ShouldBeEmpty();
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }
}
