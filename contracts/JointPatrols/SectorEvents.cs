using System.Collections.Immutable;

namespace BorderCoordination.Contracts.JointPatrols;

/// <summary>A fact of the sectors into which a border pair divides its line.</summary>
public abstract record SectorsEvent
{
    private protected SectorsEvent()
    {
    }
}

/// <summary>A division of a pair's line into sectors, such as those of the border representatives.</summary>
/// <param name="Sectors">1 to 50. They do not overlap, but may share a marker as their limit; between them the line may belong to none.</param>
/// <param name="Source">Where this comes from, unless it is the parties' own.</param>
public sealed record SectorDivision(ImmutableArray<LineSector> Sectors, DataSource? Source = null);

/// <summary>A sector of the line.</summary>
/// <param name="Name">Its number or name, by which both sides count: 1 to 100 characters, unique in the division.</param>
/// <param name="From">The marker at which it begins in the order of the line, without an offset.</param>
/// <param name="To">
/// The marker at which it ends, further along the line. Absent where that limit is not known: it then reaches to where the next sector begins, or to the end of the line.
/// </param>
/// <param name="Titles">What it is called, in languages of the pair: 1 to 200 characters in each. Absent where its name says enough.</param>
public sealed record LineSector(string Name, MarkerRef From, MarkerRef? To = null, ImmutableArray<RecordText>? Titles = null);

/// <summary>
/// A party proposes another division into sectors: a new revision on which that party has given its word and no other has yet. It takes the place of
/// whatever was on the table; what is in force stays in force.
/// </summary>
/// <param name="Revision">1 for the first proposal of the pair.</param>
/// <param name="Division">All sectors.</param>
/// <param name="InForceFrom">The day from which on it is to hold.</param>
public sealed record SectorsProposed(BorderPair Pair, Party By, int Revision, SectorDivision Division, DateOnly InForceFrom) : SectorsEvent;

/// <summary>A party gives its word on a revision.</summary>
public sealed record SectorsConfirmed(Party By, int Revision) : SectorsEvent;

/// <summary>Every party has given its word on the same revision. From its day on it takes the place of whatever was agreed before.</summary>
public sealed record SectorsAgreed(int Revision, SectorDivision Division, DateOnly InForceFrom, ImmutableArray<Party> ConfirmedBy) : SectorsEvent;

/// <summary>A party declines what is on the table, or withdraws its own proposal; what is in force stays in force.</summary>
/// <param name="Revision">The revision that was on the table.</param>
/// <param name="Reason">Why, for the other parties.</param>
public sealed record SectorsDeclined(Party By, int Revision, string Reason) : SectorsEvent;
