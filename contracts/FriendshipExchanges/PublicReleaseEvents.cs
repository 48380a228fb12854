using System.Collections.Immutable;

namespace BorderCoordination.Contracts.FriendshipExchanges;

/// <summary>A fact of what the parties of a pair release for the public about one affair that is over.</summary>
public abstract record PublicReleaseEvent
{
    private protected PublicReleaseEvent()
    {
    }
}

/// <summary>What is told in one language.</summary>
/// <param name="Language">BCP 47 tag, one of the pair's languages.</param>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Summary">1 to 2,000 characters; names of people are not needed.</param>
public sealed record PublicText(string Language, string Title, string Summary);

/// <summary>What is told to the public.</summary>
/// <param name="Day">The day that it is about.</param>
/// <param name="Texts">One in each language of the pair.</param>
public sealed record PublicContent(DateOnly Day, ImmutableArray<PublicText> Texts);

/// <summary>
/// A party proposes what to tell the public: a new revision on which that party has given its word and no other has yet. What was released before stays so until
/// every party has given its word on the new one.
/// </summary>
/// <param name="ReleaseId">The release, as in the subject: a UUIDv5 of what it is about.</param>
/// <param name="About">The affair that it is about, as in its events: <c>exchange/0198…</c>, <c>patrol/0198…</c>.</param>
/// <param name="Revision">1 for the first.</param>
public sealed record PublicReleaseProposed(Guid ReleaseId, BorderPair Pair, string About, Party By, int Revision, PublicContent Content) : PublicReleaseEvent;

/// <summary>A party gives its word on what is proposed to be told.</summary>
public sealed record PublicReleaseConfirmed(Party By, int Revision) : PublicReleaseEvent;

/// <summary>Every party has given its word on the same content: it is public from now on.</summary>
/// <param name="About">The affair that it is about.</param>
public sealed record PublicReleased(string About, int Revision, PublicContent Content, ImmutableArray<Party> ConfirmedBy) : PublicReleaseEvent;

/// <summary>A party no longer stands by what was released. It was public and is not undone; the notice takes its place.</summary>
/// <param name="Revision">The revision that had been released.</param>
/// <param name="Notice">What is told instead, one text in each language of the pair, 1 to 500 characters.</param>
public sealed record PublicReleaseRetracted(Party By, int Revision, ImmutableArray<RecordText> Notice) : PublicReleaseEvent;
