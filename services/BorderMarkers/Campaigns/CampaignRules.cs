using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Campaigns;

/// <summary>What the terms of a campaign must fulfil.</summary>
internal static class CampaignRules
{
    /// <param name="section">The section that they name, if there is such a one.</param>
    public static void Check(this Faults faults, CampaignTerms terms, BorderPair pair, KnownSection? section)
    {
        faults.Text(terms.Name, "/terms/name", 200);
        faults.When(terms.NotApplicable.Distinct().Count() < terms.NotApplicable.Length, "/terms/notApplicable", "Each step stands here once.");
        faults.When(terms.SectionId is not null && section?.Pair != pair, "/terms/sectionId", $"There is no such section of {pair}.");
        faults.OptionalText(terms.Note, "/terms/note", 2_000);
    }
}
