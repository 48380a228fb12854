using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Drafts;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Chairs.ChairStatisticsSlice;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>Minutes fix time, strength and chair of the next patrol.</summary>
public sealed class NextPatrolTests
{
    public static readonly NextPatrolTerms Next = new(
        VN, new PatrolWindow(Start.AddMonths(3), Start.AddMonths(3).AddHours(9)), [new PartyStrength(VN, 15), new PartyStrength(LA, 14)]);

    private static readonly PatrolMinutesDrafted Drafting = new(VN, 1, Texts, NextPatrol: Next);

    private static string HashWithNext => HashOf(Next);

    [Fact]
    public void Minutes_fix_time_strength_and_chair_of_the_next_patrol() => Draft(Completed, Next).Records(Drafting);

    [Fact]
    public void What_they_fix_is_signed_with_them_and_stands_in_the_close()
    {
        ImmutableArray<PatrolEvent> half = [.. Completed, Drafting, new PatrolMinutesSigned(1, new RecordSignature(VN, "x", HashWithNext))];
        Patrol.Decider.Given(half).When(patrol => SignMinutesSlice.Decide(new SignMinutes(1, "y"), patrol, LA)).Records(
            new PatrolMinutesSigned(1, new RecordSignature(LA, "y", HashWithNext)), new PatrolClosed(Id, PatrolResult.Complete, HashWithNext, null, Next));
        Draft(half, Next with { Chair = LA }).Records(Drafting with { Revision = 2, NextPatrol = Next with { Chair = LA } });
        Patrol.Decider.Given([.. half, Drafting with { Revision = 2, NextPatrol = Next with { Chair = LA } }])
            .When(patrol => SignMinutesSlice.Decide(new SignMinutes(1, "y"), patrol, LA)).RejectsWith("revision-superseded").Extensions["changed"].ShouldBe(ImmutableArray.Create("nextPatrol"));
    }

    [Fact]
    public void Each_of_it_is_covered_by_the_hash_and_what_says_nothing_adds_nothing()
    {
        var window = Next.Window!;
        var hashes = new[]
        {
            Next,
            Next with { Chair = null },
            Next with { Chair = LA },
            Next with { Window = null },
            Next with { Window = window with { EndsAt = window.EndsAt.AddHours(1) } },
            Next with { Strengths = null },
            Next with { Strengths = [Next.Strengths!.Value[0], new PartyStrength(LA, 13)] },
        }.Select(HashOf).ToArray();
        hashes.Distinct().Count().ShouldBe(hashes.Length);
        HashOf(Next with { Strengths = [.. Next.Strengths!.Value.Reverse()] }).ShouldBe(HashWithNext);
        HashWithNext.ShouldBe("e2150e42869811fc65009dbf3da122614a8a1a6113809ae76da27f332ee71acd");
        HashOf(null).ShouldBe(Hash);
        Draft(Completed, new NextPatrolTerms(Strengths: [])).Records(new PatrolMinutesDrafted(VN, 1, Texts));
        JsonSerializer.Serialize(new PatrolMinutesDrafted(VN, 1, Texts), ContractJson.Options).ShouldNotContain("nextPatrol");
        JsonSerializer.Serialize(new PatrolClosed(Id, PatrolResult.Complete, Hash), ContractJson.Options).ShouldNotContain("nextPatrol");
    }

    [Fact]
    public void It_is_written_and_read_as_it_was()
    {
        var written = JsonSerializer.Serialize(Drafting, ContractJson.Options);
        JsonSerializer.Serialize(JsonSerializer.Deserialize<PatrolMinutesDrafted>(written, ContractJson.Options), ContractJson.Options).ShouldBe(written);
    }

    [Fact]
    public void The_same_draft_again_changes_nothing() => Draft([.. Completed, Drafting], Next).RecordsNothing();

    [Fact]
    public void The_next_patrol_is_after_this_one_and_of_the_parties_of_the_pair()
    {
        var window = Next.Window!;
        Faults(Next with { Chair = KH }).ShouldBe(["/nextPatrol/chair"]);
        Faults(Next with { Window = new PatrolWindow(Start, Start.AddHours(1)) }).ShouldBe(["/nextPatrol/window/startsAt"]);
        Faults(Next with { Window = new PatrolWindow(Start.AddYears(3), Start.AddYears(3).AddHours(1)) }).ShouldBe(["/nextPatrol/window/startsAt"]);
        Faults(Next with { Window = window with { EndsAt = window.StartsAt } }).ShouldBe(["/nextPatrol/window/endsAt"]);
        Faults(Next with { Window = window with { EndsAt = window.StartsAt.AddDays(32) } }).ShouldBe(["/nextPatrol/window/endsAt"]);
        Faults(Next with { Strengths = [new PartyStrength(KH, 1)] }).ShouldBe(["/nextPatrol/strengths/0/party"]);
        Faults(Next with { Strengths = [new PartyStrength(VN, 501)] }).ShouldBe(["/nextPatrol/strengths/0/strength"]);
        Faults(Next with { Strengths = [new PartyStrength(VN, 1), new PartyStrength(VN, 2)] }).ShouldBe(["/nextPatrol/strengths"]);
    }

    [Fact]
    public void A_chair_that_the_minutes_name_is_agreed_by_both_and_has_the_turn()
    {
        Pair.ChairAfter(VN, VN).ShouldBe(VN);
        Balance([Pair], [new ChairedPatrols(Pair, VN, 1, 0, Now, VN)]).ShouldHaveSingleItem().Turn.ShouldBe(VN);
        Balance([Pair], [new ChairedPatrols(Pair, VN, 1, 0, Now)]).ShouldHaveSingleItem().Turn.ShouldBe(LA);
    }

    [Fact]
    public void The_draft_of_the_next_patrol_is_made_of_what_the_minutes_fix()
    {
        var drafted = DraftNextPatrolWhenPatrolCloses.Of(Patrol.Decider.Fold([.. Completed, Drafting]));
        (drafted.By, drafted.Terms.Chair, drafted.Terms.StartsAt, drafted.Terms.EndsAt).ShouldBe((VN, VN, Next.Window!.StartsAt, Next.Window.EndsAt));
        drafted.Terms.Units!.Value.Select(units => (units.Party, units.Strength)).ShouldBe([(VN, 15), (LA, 14)]);
        drafted.Terms.Missing().ShouldBeEmpty();
    }

    private static string HashOf(NextPatrolTerms? next) => BilateralRecord.Draft(Pair.Parties, Texts, nextPatrol: next).Hash;

    private static IEnumerable<string> Faults(NextPatrolTerms next) =>
        Draft(Completed, next).RejectsWith("invalid-request", RejectionKind.Invalid).Faults.Select(fault => fault.Pointer);

    private static SpecDecision<PatrolEvent> Draft(ImmutableArray<PatrolEvent> given, NextPatrolTerms next) =>
        Patrol.Decider.Given(given).When(patrol => DraftMinutesSlice.Decide(new DraftMinutes(Texts, NextPatrol: next), patrol, VN));
}
