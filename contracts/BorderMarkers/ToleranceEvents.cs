using System.Collections.Immutable;

namespace BorderCoordination.Contracts.BorderMarkers;

/// <summary>A fact of the measurement tolerance that a border pair agrees on.</summary>
public abstract record ToleranceEvent
{
    private protected ToleranceEvent()
    {
    }
}

/// <summary>How far measurements of one marker may lie apart.</summary>
/// <param name="Metres">Above 0, to 100.</param>
public sealed record MeasurementTolerance(double Metres);

/// <summary>
/// A party proposes another tolerance: a new revision on which that party has given its word and no other has yet. It takes the place of whatever was on
/// the table; what is in force stays in force.
/// </summary>
/// <param name="Revision">1 for the first proposal of the pair.</param>
/// <param name="InForceFrom">The day from which on it is to hold.</param>
public sealed record ToleranceProposed(BorderPair Pair, Party By, int Revision, MeasurementTolerance Tolerance, DateOnly InForceFrom) : ToleranceEvent;

/// <summary>A party gives its word on a revision.</summary>
public sealed record ToleranceConfirmed(Party By, int Revision) : ToleranceEvent;

/// <summary>Every party has given its word on the same revision. From its day on it takes the place of whatever was agreed before.</summary>
public sealed record ToleranceAgreed(int Revision, MeasurementTolerance Tolerance, DateOnly InForceFrom, ImmutableArray<Party> ConfirmedBy) : ToleranceEvent;
