using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;

namespace BorderCoordination.FriendshipExchanges.Releases;

/// <summary>What the parties of a pair tell the public about one affair that is over.</summary>
public sealed record PublicRelease : IBorderAffair
{
    public const string Aggregate = "public-release";

    private PublicRelease()
    {
    }

    public static Decider<PublicRelease, PublicReleaseEvent> Decider { get; } = new(new PublicRelease(), Evolve);

    public BorderPair? Pair { get; private init; }

    /// <summary>The affair that it is about.</summary>
    public string About { get; private init; } = "";

    /// <summary>Every proposal, and who has given its word on the last one; none before the first.</summary>
    public Negotiation<PublicContent>? Negotiation { get; private init; }

    /// <summary>Whether the last proposal still waits for somebody's word.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>What is public.</summary>
    public TermsRevision<PublicContent>? Released { get; private init; }

    /// <summary>That what was public has been retracted, and nothing is proposed since.</summary>
    public PublicReleaseRetracted? Retracted { get; private init; }

    public int Revision => Negotiation?.Revision ?? 0;

    public static StreamName Stream(Guid releaseId) => new(Aggregate, releaseId);

    /// <summary>The same for the same affair.</summary>
    public static Guid IdOf(string about) => NamedGuid.Of(Aggregate, about);

    /// <summary>Weighs a proposal without recording it.</summary>
    public ProposalWord Weigh(Party by, PublicContent content) =>
        Negotiation is not { } negotiation || Retracted is not null || !TermsDifference.Between(negotiation.Terms, content).IsEmpty ? ProposalWord.Given
        : negotiation.ConfirmedBy.Contains(by) ? ProposalWord.Repeated
        : ProposalWord.OnTheTable;

    private static PublicRelease Evolve(PublicRelease release, PublicReleaseEvent recorded) => recorded switch
    {
        PublicReleaseProposed proposed when proposed.Revision == release.Revision + 1 && (release.Pair ?? proposed.Pair) == proposed.Pair => release with
        {
            Pair = proposed.Pair,
            About = proposed.About,
            Negotiation = release.Negotiation?.Change(proposed.By, proposed.Content) ?? Negotiation<PublicContent>.Open(proposed.Pair.Parties, proposed.By, proposed.Content),
            IsOpen = true,
            Retracted = null,
        },
        PublicReleaseConfirmed confirmed when release.IsOpen => release with { Negotiation = release.Negotiation!.Confirm(confirmed.By, confirmed.Revision) },
        PublicReleased released when release.IsOpen && release.Negotiation!.IsAgreed && released.Revision == release.Revision =>
            release with { IsOpen = false, Released = release.Negotiation.Revisions[^1] },
        PublicReleaseRetracted retracted when release.Released?.Number == retracted.Revision => release with { IsOpen = false, Released = null, Retracted = retracted },
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow here."),
    };
}
