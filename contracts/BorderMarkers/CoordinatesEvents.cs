using System.Collections.Immutable;

namespace BorderCoordination.Contracts.BorderMarkers;

/// <summary>How far two points of one frame lie apart on the ground.</summary>
/// <param name="Metres">To the millimetre.</param>
/// <param name="ToleranceMetres">What is allowed.</param>
public sealed record MeasuredDifference(double Metres, double ToleranceMetres);

/// <summary>A measurement on which coordinates rest.</summary>
/// <param name="By">Whose it is.</param>
public sealed record CoordinatesSource(Party By, MarkerMeasurement Measurement);

/// <summary>Where one marker stands, as the parties are to agree.</summary>
/// <param name="Point">In the frame and at the epoch of the measurements.</param>
/// <param name="RestsOn">The last measurement of each party.</param>
/// <param name="Greatest">The greatest difference between any two of the measurements and the point.</param>
public sealed record MarkerCoordinates(GeodeticPoint Point, ImmutableArray<CoordinatesSource> RestsOn, MeasuredDifference Greatest);

/// <summary>A party proposes the coordinates of one marker, which every party has measured; with it that party has given its own word on them.</summary>
/// <param name="Member">Which of them.</param>
/// <param name="Revision">Of that marker's coordinates: 1 for the first; others are a new revision, and the agreed ones hold until all have confirmed.</param>
public sealed record CoordinatesProposed(Party By, int Member, int Revision, MarkerCoordinates Coordinates) : MarkerPositionEvent;

/// <summary>A party gives its word on the coordinates of one marker.</summary>
public sealed record CoordinatesConfirmed(Party By, int Member, int Revision) : MarkerPositionEvent;

/// <summary>Every party has given its word on the same coordinates of one marker. They are a version of their own; earlier ones stay.</summary>
/// <param name="Marker">Which marker, with its member where the number has several.</param>
public sealed record CoordinatesAgreed(
    MarkerRef Marker, int Member, int Revision, MarkerCoordinates Coordinates, ImmutableArray<Party> ConfirmedBy) : MarkerPositionEvent;

/// <summary>
/// A party has measured a marker in service further from its agreed coordinates than tolerance and accuracy allow. Nothing changes at the marker: a damage
/// case is opened on it.
/// </summary>
/// <param name="Marker">Which marker, with its member where the number has several.</param>
/// <param name="Difference">
/// From the agreed coordinates; the pair's tolerance with the accuracy of both points, and with what the ground may have moved between their epochs.
/// </param>
public sealed record MarkerFoundElsewhere(MarkerRef Marker, Party By, MarkerMeasurement Measurement, MeasuredDifference Difference) : MarkerPositionEvent;
