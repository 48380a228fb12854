using System.Collections.Immutable;

namespace BorderCoordination.Contracts.BorderMarkers;

/// <summary>A stake that was added to a stretch where the line is easily mistaken.</summary>
/// <param name="Place">Metres along the line from a marker of the position: <c>257+350</c>.</param>
/// <param name="SetOn">The day.</param>
/// <param name="Record">The protocol or minutes under which it was set: 1 to 200 characters.</param>
/// <param name="Number">Its own number, where the pair numbers its stakes; once in a pair.</param>
/// <param name="Point">Where, if it was measured.</param>
/// <param name="MapSheet">Sheet of the agreed map: 1 to 100 characters.</param>
public sealed record BoundaryStake(
    MarkerRef Place, DateOnly SetOn, string Record, int? Number = null, GeodeticPoint? Point = null, string? MapSheet = null);

/// <summary>What becomes of a marker that no longer marks the line.</summary>
public enum RetirementKind
{
    /// <summary>It is taken away.</summary>
    Removed,

    /// <summary>It stays where it is as a witness of the past.</summary>
    KeptAsHistorical,
}

/// <summary>How an old marker is retired. Its entry and its history stay.</summary>
/// <param name="RetiredOn">The day.</param>
/// <param name="Reason">Why, and what marks the line in its place: 1 to 1,000 characters.</param>
/// <param name="Record">The record under which it is done: 1 to 200 characters.</param>
public sealed record MarkerRetirement(RetirementKind Kind, DateOnly RetiredOn, string Reason, string Record);

/// <summary>A marker is in the keeping of a post from a day on, to the day on which it is handed over again.</summary>
/// <param name="Marker">Which marker, with its member where the number has several.</param>
/// <param name="Responsible">The party that maintains it, whose post this is; it states so itself.</param>
/// <param name="ManagingPost">The post, as it was named on that day: 1 to 200 characters.</param>
/// <param name="From">The first day.</param>
public sealed record MarkerHandedOver(MarkerRef Marker, Party Responsible, string ManagingPost, DateOnly From) : MarkerPositionEvent;

/// <summary>A party proposes a stake, or changes what it says of one; with it that party has given its own word on it.</summary>
/// <param name="Revision">Of that stake: 1 for the first.</param>
public sealed record StakeProposed(Party By, int Revision, BoundaryStake Stake) : MarkerPositionEvent;

/// <summary>A party gives its word on a stake.</summary>
/// <param name="Place">Which stake.</param>
public sealed record StakeConfirmed(Party By, MarkerRef Place, int Revision) : MarkerPositionEvent;

/// <summary>Every party has given its word on the same stake: it stands.</summary>
public sealed record StakeAdded(int Revision, BoundaryStake Stake, ImmutableArray<Party> ConfirmedBy) : MarkerPositionEvent;

/// <summary>A party proposes to retire the markers of a position; with it that party has given its own word on it.</summary>
/// <param name="Revision">1 for the first; another proposal is a new revision and voids the words given.</param>
public sealed record RetirementProposed(Party By, int Revision, MarkerRetirement Retirement) : MarkerPositionEvent;

/// <summary>A party gives its word on the retirement.</summary>
public sealed record RetirementConfirmed(Party By, int Revision) : MarkerPositionEvent;

/// <summary>Every party has given its word: the markers of the position no longer mark the line. Nothing changes after this.</summary>
/// <param name="Number">The position's number, without member and offset.</param>
public sealed record OldMarkerRetired(
    MarkerRef Number, int Revision, MarkerRetirement Retirement, ImmutableArray<Party> ConfirmedBy) : MarkerPositionEvent;

/// <summary>
/// A marker that could not be restored stands at the place that the Joint Committee has chosen, without the line having moved. It keeps its number;
/// where it stood before stays in the history.
/// </summary>
/// <param name="Marker">Which marker, with its member where the number has several.</param>
/// <param name="CaseId">The damage case in which that was decided and done.</param>
/// <param name="RelocatedOn">The day on which it was planted there.</param>
/// <param name="Point">Where it stands now.</param>
public sealed record MarkerRelocated(MarkerRef Marker, Guid CaseId, DateOnly RelocatedOn, GeodeticPoint Point) : MarkerPositionEvent;

/// <summary>A position whose markers are all handed over is in service: the building is over.</summary>
/// <param name="On">The day.</param>
public sealed record MarkerPositionPutInService(Party By, DateOnly On) : MarkerPositionEvent;

/// <summary>How it became known how a marker was found.</summary>
public enum ConditionSource
{
    /// <summary>A joint patrol.</summary>
    Patrol,

    /// <summary>An inspection by one party or by all.</summary>
    Inspection,

    /// <summary>A resident.</summary>
    Resident,
}

/// <summary>How a marker was found, and whose word that is.</summary>
/// <param name="SeenAt">When.</param>
/// <param name="StatedBy">The parties whose word it is; the others reserve their opinion.</param>
/// <param name="Source">How it became known.</param>
/// <param name="Inspection">The joint patrol, where it was found on one.</param>
/// <param name="Note">Whatever else is to be said: 1 to 2,000 characters.</param>
public sealed record MarkerSighting(
    MarkerCondition Condition,
    DateTimeOffset SeenAt,
    ImmutableArray<Party> StatedBy,
    ConditionSource Source,
    PatrolInspection? Inspection = null,
    string? Note = null);

/// <summary>Somebody was at a marker and states how it was found.</summary>
/// <param name="Marker">Which marker, with its member where the number has several.</param>
public sealed record MarkerSeen(MarkerRef Marker, MarkerSighting Sighting) : MarkerPositionEvent;

/// <summary>A marker was found in another condition than before.</summary>
/// <param name="Marker">Which marker, with its member where the number has several.</param>
/// <param name="Old">Absent where none was known.</param>
public sealed record MarkerConditionChanged(
    MarkerRef Marker, MarkerCondition New, ConditionSource Source, MarkerCondition? Old = null) : MarkerPositionEvent;
