using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Every refusal that an exchange can give.</summary>
internal static class ExchangeRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "exchange-not-found", "There is no such exchange.");

    public static Rejection UnknownItem { get; } = new(RejectionKind.NotFound, "programme-item-not-found", "There is no such item in the programme.");

    public static Rejection EarlierEditionOpen { get; } = Conflict(
        "earlier-edition-open", "The edition before it is not concluded or cancelled, or the series lacks it. Editions of a series follow one after the other.");

    public static Rejection EditionTaken { get; } = Conflict("edition-taken", "This edition exists already, and on other terms.");

    public static Rejection Unchanged { get; } = Conflict("terms-unchanged", "This is what stands on the table already; it is confirmed, not put forward again.");

    public static Rejection OwnProposal { get; } = Conflict("own-proposal", "Nobody has answered the party's own proposal; it is withdrawn, not declined.");

    public static Rejection Answered { get; } = Conflict("proposal-answered", "It is another party's proposal, or others have answered; it is declined, not withdrawn.");

    public static Rejection AwaitsNewDays { get; } = Conflict("new-days-awaited", "It was postponed without new days; they are to be proposed first.");

    public static Rejection EndBeforeStart { get; } = Conflict("exchange-ends-before-start", "It cannot have ended before it began.");

    public static Rejection ItemTaken { get; } = Conflict("programme-item-taken", "The programme has another item under this number.");

    public static Rejection ItemCompleted { get; } = Conflict("programme-item-completed", "The item was carried out; it stays as it is.");

    public static Rejection ItemOfAnother { get; } = new(RejectionKind.Forbidden, "programme-item-of-another", "The party that owns an item reports that it was carried out.");

    public static Rejection ProgrammeEmpty { get; } = Conflict("programme-empty", "The programme has no items.");

    public static Rejection ProgrammeFull { get; } = Conflict("programme-full", $"A programme has {ProgrammeRules.MostItems} items at most.");

    public static Rejection DelegationsIncomplete { get; } = Conflict("delegations-incomplete", "Not every party has declared its delegation.");

    public static Rejection InterpreterMissing { get; } = Conflict("interpreter-missing", "Every delegation brings an interpreter.");

    public static Rejection UnknownProceeding { get; } =
        new(RejectionKind.NotFound, "proceeding-not-found", "The exchange has no inspection, rehearsal, briefing, talks, document, statement or review of this name.");

    public static Rejection ProceedingTaken { get; } = Conflict("proceeding-taken", "Something of another kind bears this name in the exchange.");

    public static Rejection ProceedingOfAnother { get; } = Conflict("proceeding-of-another", "It is another party's statement, which that party alone corrects.");

    public static Rejection ProceedingKept { get; } =
        Conflict("proceeding-kept", "Another party has confirmed it, or a task of it is done; it is no longer corrected.");

    public static Rejection ProceedingsFull { get; } = Conflict("proceedings-full", $"An exchange has {ProceedingRules.MostProceedings} of these at most.");

    public static Rejection OwnProceeding { get; } = Conflict("own-proceeding", "A party's own statement is confirmed by the others.");

    public static Rejection ProceedingOfOneParty { get; } = Conflict("proceeding-of-one-party", "It is one party's own matter, which nobody else confirms.");

    public static Rejection UnknownTask { get; } = new(RejectionKind.NotFound, "preparation-task-not-found", "There is no such task.");

    public static Rejection TaskOfAnother { get; } = new(RejectionKind.Forbidden, "preparation-task-of-another", "The party that owns a task reports that it is done.");

    public static Rejection TaskDone { get; } = Conflict("preparation-task-done", "The task is done, and in other words.");

    public static Rejection MarkerRetired { get; } = Conflict("marker-retired", "The marker no longer marks the line.");

    public static Rejection MarkerOfAnother { get; } =
        Conflict("marker-of-another", "The marker is another party's; a party alone repaints its own, and the parties together any.");

    public static Rejection NoMinutes { get; } = Conflict("minutes-not-drafted", "There are no minutes to sign yet.");

    public static Rejection MinutesOpen { get; } = Conflict("minutes-not-signed", "It is closed once every party has signed the minutes.");

    public static Rejection CommitmentsOpen { get; } =
        Conflict("commitments-open", "Not every commitment in the minutes is done, dropped by agreement, or moved to a successor.");

    public static Rejection NotInState { get; } = Conflict("exchange-not-in-state", "The state of the exchange does not allow it.");

    public static Rejection BeforeAgreedDays { get; } = Conflict("exchange-too-early", "It begins on the agreed days.");

    public static Rejection HostWithoutItem { get; } = Conflict("programme-not-reciprocal", "A hosting party has no item in its territory.");

    public static Rejection ItemOutside { get; } = Conflict("programme-outside-terms", "Items lie too far from the agreed days, or where no part is held.");

    public static Rejection ItemOpen { get; } = Conflict("programme-items-open", "Every item is either completed or named as not held.");

    public static Rejection Invalid(ImmutableArray<Fault> faults) => Faults.Invalid with { Faults = faults };

    public static Rejection NotNow(ExchangeStatus status) => status == ExchangeStatus.Unknown
        ? Unknown
        : NotInState with { Detail = $"The exchange is {status}; this is not done then." };

    public static Rejection TooEarly(DateTimeOffset earliest) => BeforeAgreedDays with { Detail = $"It begins on {earliest:O} at the earliest, as agreed." };

    public static Rejection Undeclared(ImmutableArray<Party> parties) => DelegationsIncomplete.With("parties", [.. parties.Select(party => party.Code)]);

    public static Rejection WithoutInterpreter(ImmutableArray<Party> parties) => InterpreterMissing.With("parties", [.. parties.Select(party => party.Code)]);

    public static Rejection StillOpen(Guid[] commitments) => CommitmentsOpen.With("commitments", [.. commitments.Select(commitment => commitment.ToString())]);

    /// <summary>Hosting parties without an item in their territory (reciprocity).</summary>
    public static Rejection NotReciprocal(ImmutableArray<string> territories) => HostWithoutItem.With("territories", territories);

    /// <summary>Items that do not fit the terms as they are agreed now.</summary>
    public static Rejection ItemsOutside(ImmutableArray<string> items) => ItemOutside.With("items", items);

    /// <summary>Items that are neither completed nor named as not held.</summary>
    public static Rejection ItemsOpen(ImmutableArray<string> items) => ItemOpen.With("items", items);

    /// <summary>The revision that was named is not the one on the table, of the terms or of the record of the past.</summary>
    public static Rejection Superseded(Exchange exchange, int named) => exchange.IsOfThePast
        ? Superseding.Rejection(exchange.Past!, named)
        : Superseding.Rejection(exchange.Terms!, named);

    private static Rejection Conflict(string code, string detail) => new(RejectionKind.Conflict, code, detail);

    private static Rejection With(this Rejection rejection, string name, ImmutableArray<string> what) =>
        rejection with { Extensions = ImmutableDictionary<string, object?>.Empty.Add(name, what) };
}
