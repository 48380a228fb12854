using System.Collections.Immutable;

namespace BorderCoordination.Contracts.BorderMarkers;

/// <summary>A fact of one section of the line.</summary>
public abstract record SectionEvent
{
    private protected SectionEvent()
    {
    }
}

/// <summary>A stretch of the line that is demarcated under one programme.</summary>
/// <param name="Name">As it is called: 1 to 200 characters.</param>
/// <param name="Provinces">The provinces on either side, as they are named at the time; at most 30.</param>
/// <param name="LengthKilometres">Length of the line in it, where it is known: above 0, to 10,000.</param>
/// <param name="From">Its first marker, where it has one.</param>
/// <param name="To">Its last marker, where it has one.</param>
/// <param name="PartOf">The greater section that contains it; its positions count there too.</param>
/// <param name="Source">Where this comes from, unless it is the parties' own.</param>
public sealed record SectionDescription(
    string Name,
    ImmutableArray<string> Provinces,
    decimal? LengthKilometres = null,
    MarkerRef? From = null,
    MarkerRef? To = null,
    Guid? PartOf = null,
    DataSource? Source = null);

/// <summary>What is planned for a section from a day on, with at least one figure. A raised plan is a new baseline; the old one goes on to hold for the days before.</summary>
/// <param name="AsOf">The day from which on progress is measured against it.</param>
/// <param name="Positions">Marker positions, without those of stakes.</param>
/// <param name="Markers">Physical markers, without stakes.</param>
/// <param name="Kilometres">Line to be demarcated.</param>
/// <param name="Stakes">Stakes, where they are planned.</param>
/// <param name="Source">Where this comes from, unless it is the parties' own.</param>
public sealed record SectionBaseline(
    DateOnly AsOf, int? Positions = null, int? Markers = null, decimal? Kilometres = null, int? Stakes = null, DataSource? Source = null);

/// <summary>How far the work in a section had come by a day, as a party has published it. At least one figure is there.</summary>
/// <param name="AsOf">The day for which the figures hold.</param>
/// <param name="Located">Positions fixed by joint survey.</param>
/// <param name="Planted">Positions with their markers built.</param>
/// <param name="Markers">Physical markers built.</param>
/// <param name="Dossiers">Marker dossiers handed over or accepted.</param>
/// <param name="Kilometres">Line demarcated.</param>
/// <param name="Stakes">Stakes placed.</param>
/// <param name="Source">Where this comes from, unless it is the party's own.</param>
/// <param name="Cleared">Positions whose ground is cleared of mines.</param>
/// <param name="StakePositions">Positions of stakes; one may have several.</param>
public sealed record ProgressCounts(
    DateOnly AsOf,
    int? Located = null,
    int? Planted = null,
    int? Markers = null,
    int? Dossiers = null,
    decimal? Kilometres = null,
    int? Stakes = null,
    DataSource? Source = null,
    int? Cleared = null,
    int? StakePositions = null);

/// <summary>A party defines a section and proposes its first baseline; with it that party has given its own word on revision 1.</summary>
/// <param name="Code">Its name for machines, unique within the pair: lower-case letters, digits and hyphens.</param>
public sealed record SectionDefined(
    Guid SectionId, BorderPair Pair, Party By, string Code, SectionDescription Description, SectionBaseline Baseline) : SectionEvent;

/// <summary>A party proposes another baseline: a new revision on which that party has given its word, and no other has yet.</summary>
public sealed record SectionBaselineProposed(Party By, int Revision, SectionBaseline Baseline, string Reason) : SectionEvent;

/// <summary>A party gives its word on a revision of the baseline, and so on the section as it was defined.</summary>
public sealed record SectionBaselineConfirmed(Party By, int Revision) : SectionEvent;

/// <summary>Every party has given its word on the same baseline: it is the common programme from its day on.</summary>
public sealed record SectionBaselineAgreed(int Revision, SectionBaseline Baseline, ImmutableArray<Party> ConfirmedBy) : SectionEvent;

/// <summary>A party states how far the work had come by a day. It is that party's statement and nobody else's.</summary>
public sealed record SectionProgressReported(Party By, ProgressCounts Counts) : SectionEvent;
