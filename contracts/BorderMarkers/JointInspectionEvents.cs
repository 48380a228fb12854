using System.Collections.Immutable;

namespace BorderCoordination.Contracts.BorderMarkers;

/// <summary>A fact of one joint inspection of the markers of a section.</summary>
public abstract record JointInspectionEvent
{
    private protected JointInspectionEvent()
    {
    }
}

/// <summary>How one marker was found at a joint inspection.</summary>
/// <param name="Marker">Which marker; without an offset.</param>
/// <param name="Note">Whatever else is to be said: 1 to 200 characters.</param>
public sealed record InspectedMarker(MarkerRef Marker, MarkerCondition Condition, string? Note = null);

/// <summary>What the parties have inspected together.</summary>
/// <param name="SectionId">The section.</param>
/// <param name="InspectedAt">When they were done.</param>
/// <param name="Record">The number of the record: 1 to 200 characters.</param>
/// <param name="Markers">The list: each marker once, 1 to 200.</param>
public sealed record JointInspection(Guid SectionId, DateTimeOffset InspectedAt, string Record, ImmutableArray<InspectedMarker> Markers);

/// <summary>A party states what was inspected together; with it that party has given its own word on revision 1.</summary>
public sealed record JointInspectionStated(Guid InspectionId, BorderPair Pair, Party By, JointInspection Inspection) : JointInspectionEvent;

/// <summary>A party corrects the statement: a new revision on which that party has given its word, and no other has yet.</summary>
public sealed record JointInspectionCorrected(Party By, int Revision, JointInspection Inspection) : JointInspectionEvent;

/// <summary>A party gives its word on the statement.</summary>
public sealed record JointInspectionConfirmed(Party By, int Revision) : JointInspectionEvent;

/// <summary>Every party has given its word on the same list: the section has been inspected together.</summary>
public sealed record JointInspectionCompleted(int Revision, JointInspection Inspection, ImmutableArray<Party> ConfirmedBy) : JointInspectionEvent;
