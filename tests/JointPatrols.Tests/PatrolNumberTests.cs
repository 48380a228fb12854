using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class PatrolNumberTests
{
    private static readonly PatrolNumber Seventeenth = new(Pair, 2026, 17);

    [Fact]
    public void The_word_that_makes_a_patrol_agreed_draws_its_number()
    {
        ConfirmPatrolSlice.Draws(new ConfirmPatrol(1), Patrol.Decider.Fold(Proposed), LA, Now, PatrolGround.Unknown).ShouldBeTrue();
        Patrol.Decider.Given(Proposed)
            .When(patrol => ConfirmPatrolSlice.Decide(new ConfirmPatrol(1), patrol, LA, Now, PatrolGround.Unknown, Seventeenth))
            .Records(new PatrolConfirmed(LA, 1), new PatrolAgreed(1, Terms, [VN, LA], Seventeenth));
    }

    [Theory]
    [InlineData(1, "VN")]
    [InlineData(2, "LA")]
    public void A_word_that_does_not_draws_none(int revision, string by) =>
        ConfirmPatrolSlice.Draws(new ConfirmPatrol(revision), Patrol.Decider.Fold(Proposed), Party.Parse(by), Now, PatrolGround.Unknown).ShouldBeFalse();

    [Fact]
    public void Of_three_parties_only_the_last_word_draws() =>
        ConfirmPatrolSlice.Draws(new ConfirmPatrol(1), Patrol.Decider.Fold(ProposedToThree), LA, Now, PatrolGround.Unknown).ShouldBeFalse();

    [Fact]
    public void A_patrol_that_is_postponed_and_agreed_anew_keeps_its_number()
    {
        var postponed = Patrol.Decider.Fold(
        [
            .. Proposed, new PatrolConfirmed(LA, 1), new PatrolAgreed(1, Terms, [VN, LA], Seventeenth),
            new PatrolPostponed(LA, 2, new PatrolWindow(Terms.StartsAt, Terms.EndsAt), NewWindow, "x"),
        ]);
        postponed.Number.ShouldBe(Seventeenth);
        ConfirmPatrolSlice.Draws(new ConfirmPatrol(2), postponed, VN, Now, PatrolGround.Unknown).ShouldBeFalse();
    }

    [Fact]
    public void A_cancelled_patrol_keeps_its_number() => Patrol.Decider
        .Fold([.. Proposed, new PatrolConfirmed(LA, 1), new PatrolAgreed(1, Terms, [VN, LA], Seventeenth), new PatrolCancelled(VN, "x")])
        .Number.ShouldBe(Seventeenth);

    [Fact]
    public void A_patrol_that_was_agreed_before_there_were_numbers_has_none() => Patrol.Decider.Fold(Agreed).Number.ShouldBeNull();

    [Fact]
    public void A_number_is_written_as_in_the_files()
    {
        JsonSerializer.Serialize(Seventeenth, ContractJson.Options).ShouldBe("\"VN-LA 2026/17\"");
        JsonSerializer.Deserialize<PatrolNumber>("\"VN-LA-KH 2026/1\"", ContractJson.Options).ShouldBe(new PatrolNumber(BorderPair.Parse("VN-LA-KH"), 2026, 1));
        foreach (var wrong in (string[])["VN-LA 2026/0", "VN-LA 2026", "VN-VN 2026/1", "VN-LA 26/1", "VN-LA 2026/17\n"])
        {
            PatrolNumber.TryParse(wrong, out _).ShouldBeFalse(wrong);
        }
    }
}
