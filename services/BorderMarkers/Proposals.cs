using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers;

/// <summary>What the proposals of this service have in common.</summary>
internal static class Proposals
{
    /// <summary>By the day in the easternmost time zone of the parties, so that nobody's today lies in the future.</summary>
    private static readonly TimeSpan EasternmostOffset = TimeSpan.FromHours(8);

    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(EasternmostOffset).DateTime);

    /// <summary>Whether both say the same; compared as they are written.</summary>
    public static bool SameAs<T>(this T one, T other) => TermsDifference.Between(one, other).IsEmpty;

    /// <summary>What it comes to when a party proposes what is on the table already; nothing when it proposes something new.</summary>
    public static Decision<TEvent>? Repetition<TTerms, TEvent>(this Negotiation<TTerms> negotiation, Party by, TTerms proposed) =>
        !proposed.SameAs(negotiation.Terms) ? null
        : negotiation.ConfirmedBy.Contains(by) ? Decision<TEvent>.NoChange
        : OnTheTable(negotiation.Revision);

    public static Rejection SaysTheSame { get; } = new(RejectionKind.Conflict, "already-on-the-table", "The revision on the table says the same.");

    public static Rejection OnTheTable(int revision) =>
        SaysTheSame with { Detail = $"Revision {revision} says the same. Confirm it, so that no word that was given on it is lost." };
}
