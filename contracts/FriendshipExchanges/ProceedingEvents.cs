namespace BorderCoordination.Contracts.FriendshipExchanges;

/// <summary>A party declares who comes for it, or declares it anew.</summary>
public sealed record DelegationDeclared(Party By, Delegation Delegation) : ExchangeEvent;

/// <summary>A party states that the sites were inspected together; the word of all once every other party has confirmed it.</summary>
/// <param name="Proceeding">What the parties call it: capital letters, digits and hyphens, such as <c>SI-1</c>.</param>
/// <param name="Revision">1 for the first statement; another one voids the words given.</param>
public sealed record SiteInspectionHeld(Party By, string Proceeding, int Revision, Inspection Inspection) : ExchangeEvent;

/// <summary>A party states that the approved programme was rehearsed; the word of all once every other party has confirmed it.</summary>
/// <param name="Proceeding">What the parties call it, such as <c>R-1</c>.</param>
/// <param name="Revision">1 for the first statement.</param>
/// <param name="ProgrammeRevision">The revision of the programme that was rehearsed.</param>
public sealed record RehearsalHeld(Party By, string Proceeding, int Revision, int ProgrammeRevision, Inspection Rehearsal) : ExchangeEvent;

/// <summary>A party has briefed the press. It is its own word and nobody confirms it.</summary>
/// <param name="Proceeding">What the party calls it, such as <c>PB-VN</c>.</param>
/// <param name="Revision">1 for the first statement.</param>
public sealed record PressBriefingHeld(Party By, string Proceeding, int Revision, OwnMeeting Briefing) : ExchangeEvent;

/// <summary>A party states that the delegations have talked; the word of all once every other party has confirmed it.</summary>
/// <param name="Proceeding">What the parties call it, such as <c>T-1</c>.</param>
/// <param name="Revision">1 for the first statement.</param>
public sealed record TalksHeld(Party By, string Proceeding, int Revision, Talks Talks) : ExchangeEvent;

/// <summary>A party states that the parties have signed a document; the word of all once every other party has confirmed it.</summary>
/// <param name="Proceeding">What the parties call it, such as <c>D-1</c>.</param>
/// <param name="Revision">1 for the first statement.</param>
public sealed record DocumentSigned(Party By, string Proceeding, int Revision, SignedDocument Document) : ExchangeEvent;

/// <summary>A party states that the parties have issued a statement; the word of all once every other party has confirmed it.</summary>
/// <param name="Proceeding">What the parties call it, such as <c>JS-1</c>.</param>
/// <param name="Revision">1 for the first statement.</param>
public sealed record JointStatementIssued(Party By, string Proceeding, int Revision, JointStatement Statement) : ExchangeEvent;

/// <summary>A party has reviewed the exchange at home. It is its own word and nobody confirms it.</summary>
/// <param name="Proceeding">What the party calls it, such as <c>RV-VN</c>.</param>
/// <param name="Revision">1 for the first statement.</param>
public sealed record ReviewMeetingHeld(Party By, string Proceeding, int Revision, OwnMeeting Review) : ExchangeEvent;

/// <summary>A party confirms that something was as another party states it.</summary>
/// <param name="Proceeding">What, by what the parties call it.</param>
/// <param name="Revision">The revision of the statement.</param>
public sealed record ProceedingConfirmed(Party By, string Proceeding, int Revision) : ExchangeEvent;

/// <summary>A party has done what it was to do before the exchange.</summary>
/// <param name="By">The party that owns the task.</param>
/// <param name="Proceeding">The inspection or rehearsal that the task comes from.</param>
/// <param name="Task">Its number there.</param>
/// <param name="Note">What was done: 1 to 1,000 characters.</param>
public sealed record PreparationTaskDone(Party By, string Proceeding, int Task, string? Note = null) : ExchangeEvent;
