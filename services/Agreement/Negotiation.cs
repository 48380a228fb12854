using System.Collections.Immutable;
using BorderCoordination.Contracts;

namespace BorderCoordination.Agreement;

/// <summary>Terms under one number, and who brought them forward.</summary>
public sealed record TermsRevision<TTerms>(int Number, TTerms Terms, Party By);

/// <summary>What a party's word on a revision comes to.</summary>
public enum Word
{
    /// <summary>It counts, and others are still to give theirs.</summary>
    Given,

    /// <summary>It counts, and it was the last one needed: the revision is agreed.</summary>
    Completes,

    /// <summary>That party gave it before.</summary>
    Repeated,

    /// <summary>Another revision is in force.</summary>
    Superseded,

    /// <summary>It is not a party to this.</summary>
    NotAParty,
}

/// <summary>
/// Terms on which two or more parties give their word. Whoever changes them gives its word with the change, and the others' is void:
/// agreement is only ever on the same revision. What is drawn up by some and approved by others (a programme) is drafted instead: there the
/// change carries nobody's word.
/// </summary>
public sealed record Negotiation<TTerms>
{
    private Negotiation(ImmutableArray<Party> parties, ImmutableArray<TermsRevision<TTerms>> revisions, ImmutableArray<Party> confirmedBy) =>
        (Parties, Revisions, ConfirmedBy) = (parties, revisions, confirmedBy);

    /// <summary>Everyone whose word is needed.</summary>
    public ImmutableArray<Party> Parties { get; }

    /// <summary>All revisions, oldest first; the last one is on the table.</summary>
    public ImmutableArray<TermsRevision<TTerms>> Revisions { get; }

    /// <summary>Who has given its word on the last revision.</summary>
    public ImmutableArray<Party> ConfirmedBy { get; }

    public TTerms Terms => Revisions[^1].Terms;

    public int Revision => Revisions[^1].Number;

    public bool IsAgreed => ConfirmedBy.Length == Parties.Length;

    /// <summary>Revision 1, with the proposing party's own word on it.</summary>
    public static Negotiation<TTerms> Open(ImmutableArray<Party> parties, Party by, TTerms terms) =>
        new(parties, [new TermsRevision<TTerms>(1, terms, by)], [by]);

    /// <summary>A new revision with the changing party's own word on it and nobody else's.</summary>
    public Negotiation<TTerms> Change(Party by, TTerms terms) =>
        new(Parties, Revisions.Add(new TermsRevision<TTerms>(Revision + 1, terms, by)), [by]);

    /// <summary>Revision 1 of what is drawn up first and assented to later: nobody has given its word yet.</summary>
    public static Negotiation<TTerms> Draft(ImmutableArray<Party> parties, Party by, TTerms terms) =>
        new(parties, [new TermsRevision<TTerms>(1, terms, by)], []);

    /// <summary>A new revision on which nobody has given its word yet, not even who made it.</summary>
    public Negotiation<TTerms> Redraft(Party by, TTerms terms) =>
        new(Parties, Revisions.Add(new TermsRevision<TTerms>(Revision + 1, terms, by)), []);

    /// <summary>Weighs a party's word on a revision without recording it.</summary>
    public Word Weigh(Party by, int revision) =>
        !Parties.Contains(by) ? Word.NotAParty
        : revision != Revision ? Word.Superseded
        : ConfirmedBy.Contains(by) ? Word.Repeated
        : ConfirmedBy.Length + 1 == Parties.Length ? Word.Completes
        : Word.Given;

    /// <summary>The state after a party's word has been recorded.</summary>
    /// <exception cref="InvalidOperationException">That word does not count; no decider can have recorded it.</exception>
    public Negotiation<TTerms> Confirm(Party by, int revision) =>
        Weigh(by, revision) is Word.Given or Word.Completes
            ? new(Parties, Revisions, ConfirmedBy.Add(by))
            : throw new InvalidOperationException($"{by} cannot have confirmed revision {revision} here.");

    /// <summary>The members of the terms that differ between a revision and the one on the table; empty when there is no such revision.</summary>
    public ImmutableArray<string> ChangedSince(int revision) =>
        Revisions.FirstOrDefault(known => known.Number == revision) is { } then ? TermsDifference.Between(then.Terms, Terms) : [];
}
