using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Campaigns;

/// <summary>Where a campaign stands.</summary>
public enum CampaignStatus
{
    Unknown,

    /// <summary>Not every party has given its word on it.</summary>
    Proposed,

    /// <summary>Positions may be planned under it.</summary>
    Agreed,
}

/// <summary>What the deciders need to know of a campaign.</summary>
public sealed record Campaign : IBorderAffair
{
    public const string Aggregate = "campaign";

    private Campaign()
    {
    }

    public static Decider<Campaign, CampaignEvent> Decider { get; } = new(new Campaign(), Evolve);

    public CampaignStatus Status { get; private init; }

    public BorderPair? Pair { get; private init; }

    public string Code { get; private init; } = "";

    /// <summary>The terms on the table, or agreed.</summary>
    public Negotiation<CampaignTerms> Negotiation { get; private init; } = null!;

    public int Revision => Status == CampaignStatus.Unknown ? 0 : Negotiation.Revision;

    public bool Includes(Party party) => Pair?.Includes(party) == true;

    public static StreamName Stream(Guid campaignId) => new(Aggregate, campaignId);

    /// <summary>One campaign for each pair and code.</summary>
    public static Guid IdOf(BorderPair pair, string code) => NamedGuid.Of(Aggregate, pair.Code, code);

    private static Campaign Evolve(Campaign campaign, CampaignEvent recorded) => (campaign.Status, recorded) switch
    {
        (CampaignStatus.Unknown, CampaignProposed proposed) => new Campaign
        {
            Status = CampaignStatus.Proposed,
            Pair = proposed.Pair,
            Code = proposed.Code,
            Negotiation = Negotiation<CampaignTerms>.Open(proposed.Pair.Parties, proposed.By, proposed.Terms),
        },
        (CampaignStatus.Proposed, CampaignChanged changed) when changed.Revision == campaign.Revision + 1 =>
            campaign with { Negotiation = campaign.Negotiation.Change(changed.By, changed.Terms) },
        (CampaignStatus.Proposed, CampaignConfirmed confirmed) =>
            campaign with { Negotiation = campaign.Negotiation.Confirm(confirmed.By, confirmed.Revision) },
        (CampaignStatus.Proposed, CampaignAgreed) when campaign.Negotiation.IsAgreed => campaign with { Status = CampaignStatus.Agreed },
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow on {campaign.Status}."),
    };
}
