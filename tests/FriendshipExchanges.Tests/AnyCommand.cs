using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Exchanges;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

/// <summary>Every command by every party: content is fixed on the state that the caller sees, so that the very same can be sent again.</summary>
internal static class AnyCommand
{
    public delegate Func<Exchange, Decision<ExchangeEvent>> Caller(Exchange seen);

    public static ImmutableArray<Caller> Of(BorderPair pair)
    {
        var parts = Parts(pair);
        ImmutableArray<HostPart> later = [.. parts.Select(part => part with { FirstDay = FirstDay.AddDays(1), LastDay = FirstDay.AddDays(1) })];
        return [.. pair.Parties.SelectMany(by => By(by, pair, TermsFor(pair, parts), TermsFor(pair, later)))];
    }

    /// <summary>Every state on the way from a proposal to the closed exchange when nothing comes between.</summary>
    public static ImmutableArray<Exchange> StraightOn(BorderPair pair)
    {
        var (first, terms) = (pair.Parties[0], TermsFor(pair, Parts(pair)));
        IEnumerable<Func<Exchange, Decision<ExchangeEvent>>> commands =
        [
            state => ProposeExchangeSlice.Decide(new(pair, ExchangeLevel.Ministerial, Samples.Series, 8, terms), state, EighthName.Id, first, Now),
            .. pair.Parties.Skip(1).Select<Party, Func<Exchange, Decision<ExchangeEvent>>>(by => state => ConfirmExchangeSlice.Decide(new(1), state, by)),
            .. pair.Parties.Select<Party, Func<Exchange, Decision<ExchangeEvent>>>(
                by => state => AddProgrammeItemSlice.Decide(new($"D1-{by}", Saluting with { Territory = by, Owner = by }), state, by)),
            .. pair.Parties.Select<Party, Func<Exchange, Decision<ExchangeEvent>>>(by => state => ApproveProgrammeSlice.Decide(new(state.Programme.Revision), state, by)),
            .. pair.Parties.Select<Party, Func<Exchange, Decision<ExchangeEvent>>>(by => state => DeclareDelegationSlice.Decide(new(DelegationOf(pair)), state, by)),
            state => StateRehearsalSlice.Decide(new("R-1", Rehearsal), state, first, Afterwards),
            .. pair.Parties.Skip(1).Select<Party, Func<Exchange, Decision<ExchangeEvent>>>(by => state => ConfirmProceedingSlice.Decide(new(1), "R-1", state, by)),
            state => StartExchangeSlice.Decide(new(During), state, first, Afterwards),
            state => ConcludeExchangeSlice.Decide(NotHeld(state), state, first, Afterwards),
            state => DraftExchangeMinutesSlice.Decide(new("01/BB", Texts(pair)), state, first),
            .. pair.Parties.Select<Party, Func<Exchange, Decision<ExchangeEvent>>>(by => state => SignExchangeMinutesSlice.Decide(new(1, "Head"), state, by)),
            state => CloseExchangeSlice.Decide(state, EighthName.Id, first, [.. state.CommitmentIds(EighthName.Id)]),
        ];
        return [.. commands.Aggregate(ImmutableArray.Create(After()), (states, command) => states.Add(Next(states[^1], command)))];
    }

    private static Exchange Next(Exchange state, Func<Exchange, Decision<ExchangeEvent>> command) =>
        command(state).ShouldBeOfType<Decision<ExchangeEvent>.Accepted>().Events.Aggregate(state, Exchange.Decider.Evolve);

    private static ImmutableArray<HostPart> Parts(BorderPair pair) => [.. pair.Parties.Select(party => new HostPart(party, "Cửa khẩu", FirstDay, FirstDay))];

    private static ImmutableArray<RecordText> Texts(BorderPair pair) =>
        [.. BorderPairs.All[pair.Code].Languages.Values.Select(language => new RecordText(language, "ບົດບັນທຶກ"))];

    private static IEnumerable<Caller> By(Party by, BorderPair pair, ExchangeTerms terms, ExchangeTerms others)
    {
        var texts = Texts(pair);
        var past = Eighth with { Places = [new PastPlace(pair.Parties[0], "Lào Cai")], Items = [] };
        var item = Saluting with { Territory = by, Owner = by };
        var number = $"D1-{by}";
        yield return _ => state => ProposeExchangeSlice.Decide(new(pair, ExchangeLevel.Ministerial, Samples.Series, 8, terms), state, EighthName.Id, by, Now);
        yield return _ => state => CounterProposeExchangeSlice.Decide(new(terms, "So"), state, by, Now);
        yield return _ => state => CounterProposeExchangeSlice.Decide(new(others, "Otherwise"), state, by, Now);
        yield return seen => state => ConfirmExchangeSlice.Decide(new(seen.Terms?.Revision ?? 1), state, by);
        yield return seen => state => ConfirmExchangeSlice.Decide(new((seen.Terms?.Revision ?? 1) - 1), state, by);
        yield return seen => state => DeclineExchangeSlice.Decide(new(seen.Revision, "No"), state, by);
        yield return seen => state => DeclineExchangeSlice.Decide(new(seen.Revision + 1, "No"), state, by);
        yield return _ => state => WithdrawExchangeSlice.Decide(new("No"), state, by);
        yield return _ => state => PostponeExchangeSlice.Decide(new("Flood", others.HostParts), state, by, Now);
        yield return _ => state => PostponeExchangeSlice.Decide(new("Flood"), state, by, Now);
        yield return _ => state => CancelExchangeSlice.Decide(new("Epidemic"), state, by);
        yield return _ => state => AcknowledgeCancellationSlice.Decide(state, by);
        yield return _ => state => AddProgrammeItemSlice.Decide(new(number, item), state, by);
        yield return _ => state => ChangeProgrammeItemSlice.Decide(new(item with { Place = "Khác" }, "Moved"), number, state, by);
        yield return _ => state => WithdrawProgrammeItemSlice.Decide(new("Dropped"), number, state, by);
        yield return seen => state => ApproveProgrammeSlice.Decide(new(seen.Programme.Revision), state, by);
        yield return seen => state => ApproveProgrammeSlice.Decide(new(seen.Programme.Revision - 1), state, by);
        yield return _ => state => CompleteProgrammeItemSlice.Decide(new(During, [new("trees", 2)]), number, state, by, Afterwards);
        yield return _ => state => DeclareDelegationSlice.Decide(new(DelegationOf(pair)), state, by);
        yield return _ => state => DeclareDelegationSlice.Decide(new(DelegationOf(pair) with { Interpreters = [] }), state, by);
        yield return _ => state => StateSiteInspectionSlice.Decide(new("SI-1", Inspected), state, by, Afterwards);
        yield return _ => state => StateRehearsalSlice.Decide(new($"R-{by}", Rehearsal), state, by, Afterwards);
        yield return _ => state => StatePressBriefingSlice.Decide(new($"PB-{by}", Meeting), state, by, Afterwards);
        yield return _ => state => StateTalksSlice.Decide(new("T-1", Talked), state, by, Afterwards);
        yield return _ => state => StateDocumentSlice.Decide(new("D-1", "Report", Signing), state, by, Afterwards);
        yield return _ => state => StateJointStatementSlice.Decide(new("JS-1", new JointStatement(FirstDay, texts)), state, by, Afterwards);
        yield return _ => state => StateReviewMeetingSlice.Decide(new($"RV-{by}", Meeting), state, by, Afterwards);
        yield return _ => state => CompletePreparationTaskSlice.Decide(new(1, "Done"), "SI-1", state, by);
        foreach (var proceeding in (string[])["SI-1", "T-1", "D-1", "JS-1", "R-1", .. pair.Parties.Select(party => $"R-{party}"), .. pair.Parties.Select(party => $"PB-{party}")])
        {
            yield return seen => state => ConfirmProceedingSlice.Decide(new(seen.Proceedings.GetValueOrDefault(proceeding)?.Stated.Revision ?? 1), proceeding, state, by);
            yield return _ => state => ConfirmProceedingSlice.Decide(new(0), proceeding, state, by);
        }

        yield return _ => state => StartExchangeSlice.Decide(new(During), state, by, Afterwards);
        yield return seen => state => ConcludeExchangeSlice.Decide(NotHeld(seen), state, by, Afterwards);
        yield return _ => state => DraftExchangeMinutesSlice.Decide(new("01/BB", texts), state, by);
        yield return _ => state => DraftExchangeMinutesSlice.Decide(new("02/BB", texts), state, by);
        yield return seen => state => SignExchangeMinutesSlice.Decide(new(seen.Minutes?.Record.Revision ?? 1, "Head"), state, by);
        yield return _ => state => DraftExchangeMinutesSlice.Decide(new("03/BB", texts, null, [new RecordCommitment(texts, [by], FirstDay.AddDays(30))]), state, by);
        yield return _ => state => CloseExchangeSlice.Decide(state, EighthName.Id, by, []);
        yield return _ => state => CloseExchangeSlice.Decide(state, EighthName.Id, by, [.. state.CommitmentIds(EighthName.Id)]);
        yield return _ => state => RecordPastEditionSlice.Decide(new(pair, ExchangeLevel.Ministerial, Samples.Series, 8, past), state, EighthName.Id, by, Now);
        yield return _ => state => RecordPastEditionSlice.Decide(
            new(pair, ExchangeLevel.Ministerial, Samples.Series, 8, past with { Outcome = PastOutcome.NotSeen }), state, EighthName.Id, by, Now);
        yield return seen => state => ConfirmPastEditionSlice.Decide(new(seen.Past?.Revision ?? 1), state, by);
    }

    private static ConcludeExchange NotHeld(Exchange seen) => new(Afterwards, [new("trees", 2)], [.. seen.Programme.Open.Select(item => new ItemNotHeld(item, "Rain"))]);
}
