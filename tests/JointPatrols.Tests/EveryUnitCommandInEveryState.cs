using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Units;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.JointPatrols.Tests.Story;
using static BorderCoordination.JointPatrols.Tests.UnitStory;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>Walks from every chapter along any commands, and asks every command at every step.</summary>
public sealed class EveryUnitCommandInEveryState
{
    private static readonly ImmutableArray<ImmutableArray<UnitRegisterEvent>> Chapters = [[], Kept, Renamed, PostEnded];

    private static readonly ImmutableArray<AskedOfUnits> Commands = [.. new[] { VN, LA, KH }.SelectMany(CommandsBy)];

    private static readonly Dictionary<string, UnitRegisterEvent[]> Impossible = new()
    {
        { "nothing before the first unit", [Renamed[^1]] },
        { "the same code twice", [.. Kept, PostRegistered] },
        { "entered by another party", [.. Kept, PostRegistered with { By = LA, Code = "x" }] },
        { "changed by another party", [.. Kept, new UnitChanged(LA, "la-lay", Merger, Post, "x")] },
        { "an unknown unit changed", [.. Kept, new UnitChanged(VN, "x", Merger, Post, "x")] },
        { "an entry before the last one", [.. Renamed, new UnitChanged(VN, "la-lay", Begin, Post, "x")] },
        { "anything after the end", [.. PostEnded, new UnitEnded(VN, "la-lay", Merger, "x")] },
    };

    public static TheoryData<string> Names() => [.. Impossible.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_history_that_no_decider_can_have_produced_is_not_read(string name) =>
        Should.Throw<InvalidOperationException>(() => UnitRegister.Decider.Fold(Impossible[name]));

    [Fact]
    public void Nothing_throws_and_a_repetition_records_nothing()
    {
        var walks = Gen.Choose(0, Chapters.Length - 1).SelectMany(
            _ => Gen.ListOf(Gen.Choose(0, Commands.Length - 1)), (chapter, steps) => (Chapter: chapter, Steps: steps));
        Prop.ForAll(walks.ToArbitrary(), walk => Walk(walk.Chapter, walk.Steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    private static void Walk(int chapter, IEnumerable<int> steps)
    {
        var register = UnitRegister.Decider.Fold(Chapters[chapter]);
        foreach (var step in steps)
        {
            foreach (var asked in Commands)
            {
                Ask(asked, register);
            }

            register = Ask(Commands[step], register) ?? register;
        }
    }

    /// <summary>The register after a command; none where it records nothing.</summary>
    private static UnitRegister? Ask(AskedOfUnits asked, UnitRegister register)
    {
        switch (asked.Decide(register))
        {
            case Decision<UnitRegisterEvent>.Rejected { Rejection: var rejection }:
                (rejection.Kind == RejectionKind.Invalid).ShouldBe(!rejection.Faults.IsEmpty, asked.Name);
                return null;
            case Decision<UnitRegisterEvent>.Accepted { Events: [] }:
                return null;
            case Decision<UnitRegisterEvent>.Accepted { Events: var events }:
                var after = events.Aggregate(register, UnitRegister.Decider.Evolve);
                after.By.ShouldBe(asked.By, asked.Name);
                asked.Decide(after).ShouldBeOfType<Decision<UnitRegisterEvent>.Accepted>(asked.Name).Events.ShouldBeEmpty(asked.Name);
                return after;
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>Every command, in a good form and in bad ones. A register is one party's own: another's entries go to a register of its own.</summary>
    private static IEnumerable<AskedOfUnits> CommandsBy(Party by)
    {
        AskedOfUnits Asked<TCommand>(TCommand command, Func<TCommand, UnitRegister, Decision<UnitRegisterEvent>> decide) =>
            new($"{command} by {by}", by, register => decide(command, register));

        foreach (var code in (string[])["quang-tri", "la-lay", "other", "No code"])
        {
            foreach (var unit in (UnitDescription[])[Command, Post, PostAfterMerger, Post with { Name = "" }, Post with { Superior = "other" }])
            {
                foreach (var day in (DateOnly[])[Begin, Merger, new(1800, 1, 1)])
                {
                    yield return Asked(
                        new RegisterUnit(Pair, code, day, unit),
                        (command, register) => register.Pair is null || register.By == by ? RegisterUnitSlice.Decide(command, register, by, Now) : UnitRejections.OthersRegister);
                    yield return Asked(new ChangeUnit(code, day, unit, "x"), (command, register) => ChangeUnitSlice.Decide(command, register, by, Now));
                }
            }

            yield return Asked(new EndUnit(code, Merger, "x"), (command, register) => EndUnitSlice.Decide(command, register, by, Now));
            yield return Asked(new EndUnit(code, Merger, ""), (command, register) => EndUnitSlice.Decide(command, register, by, Now));
        }
    }

    private sealed record AskedOfUnits(string Name, Party By, Func<UnitRegister, Decision<UnitRegisterEvent>> Decide);
}
