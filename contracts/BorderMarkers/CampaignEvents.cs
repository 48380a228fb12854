using System.Collections.Immutable;

namespace BorderCoordination.Contracts.BorderMarkers;

/// <summary>A fact of one campaign of planting.</summary>
public abstract record CampaignEvent
{
    private protected CampaignEvent()
    {
    }
}

/// <summary>A step of planting that a campaign may declare not applicable. No other step is ever left out.</summary>
public enum MarkerStep
{
    /// <summary>One party's own survey, with the access route.</summary>
    UnilateralSurvey,

    /// <summary>Clearing the ground of mines.</summary>
    MineClearance,

    /// <summary>Centre and azimuth stakes, with the draft sketch.</summary>
    Staking,

    /// <summary>Casting the foundation of each marker.</summary>
    FoundationCasting,
}

/// <summary>Under which rules the markers of a section, or of a whole pair, are planted.</summary>
/// <param name="Name">As it is called: 1 to 200 characters.</param>
/// <param name="NotApplicable">The steps that are left out in it; at most four, each once.</param>
/// <param name="SectionId">The section that it belongs to; absent for one of the whole pair.</param>
/// <param name="Note">Why these steps do not apply, or whatever else is to be said: 1 to 2,000 characters.</param>
public sealed record CampaignTerms(string Name, ImmutableArray<MarkerStep> NotApplicable, Guid? SectionId = null, string? Note = null);

/// <summary>A party proposes a campaign; with it that party has given its own word on revision 1.</summary>
/// <param name="Code">Its name for machines, unique within the pair: lower-case letters, digits and hyphens.</param>
public sealed record CampaignProposed(Guid CampaignId, BorderPair Pair, Party By, string Code, CampaignTerms Terms) : CampaignEvent;

/// <summary>A party proposes other terms of a campaign that is not agreed: a new revision on which that party has given its word, and no other has yet.</summary>
public sealed record CampaignChanged(Party By, int Revision, CampaignTerms Terms) : CampaignEvent;

/// <summary>A party gives its word on a revision of the campaign.</summary>
public sealed record CampaignConfirmed(Party By, int Revision) : CampaignEvent;

/// <summary>Every party has given its word on the same terms: positions may be planned under the campaign. Its terms stand.</summary>
public sealed record CampaignAgreed(int Revision, CampaignTerms Terms, ImmutableArray<Party> ConfirmedBy) : CampaignEvent;
