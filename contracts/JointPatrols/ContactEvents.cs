using System.Collections.Immutable;

namespace BorderCoordination.Contracts.JointPatrols;

/// <summary>A fact of one contact.</summary>
public abstract record ContactEvent
{
    private protected ContactEvent()
    {
    }
}

/// <summary>By which channel two sides were in contact.</summary>
public enum ContactKind
{
    /// <summary>An official letter.</summary>
    Letter,

    /// <summary>A call on the hotline.</summary>
    HotlineCall,

    /// <summary>Formal talks between delegations.</summary>
    Talks,

    /// <summary>A working meeting, such as of two posts.</summary>
    Meeting,
}

/// <summary>The unit that was in contact on one side.</summary>
/// <param name="Party">Whose it is.</param>
/// <param name="Unit">Its name, as in force at the time.</param>
public sealed record ContactUnit(Party Party, string Unit);

/// <summary>What a contact was.</summary>
/// <param name="Kind">By which channel.</param>
/// <param name="At">When, by the clock of the party that records it; it counts for the quarter of that date.</param>
/// <param name="Unit">The recording party's own unit.</param>
/// <param name="Counterparts">The unit of each other party of the pair.</param>
/// <param name="Subject">What it was about, in words.</param>
/// <param name="ReferenceNumber">The number of the letter, note or minutes, where there is one.</param>
/// <param name="PatrolId">The joint patrol that it belongs to, if any.</param>
/// <param name="Interpreter">Who interpreted; always there for talks and meetings.</param>
public sealed record ContactTerms(
    ContactKind Kind,
    DateTimeOffset At,
    string Unit,
    ImmutableArray<ContactUnit> Counterparts,
    string Subject,
    string? ReferenceNumber = null,
    Guid? PatrolId = null,
    string? Interpreter = null);

/// <summary>A party records a contact. It is that party's statement alone until the others have acknowledged it.</summary>
public sealed record ContactRecorded(Guid ContactId, BorderPair Pair, Party By, ContactTerms Terms) : ContactEvent;

/// <summary>The recording party corrects its statement, which nobody has acknowledged yet.</summary>
/// <param name="Revision">The new revision; 2 for the first correction.</param>
/// <param name="Terms">The contact as it is stated now, whole.</param>
public sealed record ContactCorrected(Party By, int Revision, ContactTerms Terms) : ContactEvent;

/// <summary>Another party acknowledges that the contact was as it is stated.</summary>
/// <param name="Revision">The revision that it acknowledges.</param>
/// <param name="Statement">Whose word it is by now: joint once every other party of the pair has acknowledged it.</param>
public sealed record ContactAcknowledged(Party By, int Revision, StatementKind Statement) : ContactEvent;
