using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.JointInspections;

/// <summary>Where a joint inspection stands.</summary>
public enum JointInspectionStatus
{
    Unknown,

    /// <summary>Stated by one party; not every party has given its word on it.</summary>
    Stated,

    /// <summary>The word of all.</summary>
    Completed,
}

/// <summary>What the deciders need to know of a joint inspection.</summary>
public sealed record InspectionOfSection : IBorderAffair
{
    public const string Aggregate = "joint-inspection";

    private InspectionOfSection()
    {
    }

    public static Decider<InspectionOfSection, JointInspectionEvent> Decider { get; } = new(new InspectionOfSection(), Evolve);

    public JointInspectionStatus Status { get; private init; }

    public BorderPair? Pair { get; private init; }

    /// <summary>What is stated, and who has given its word on it.</summary>
    public Negotiation<JointInspection> Stated { get; private init; } = null!;

    public int Revision => Status == JointInspectionStatus.Unknown ? 0 : Stated.Revision;

    public static StreamName Stream(Guid inspectionId) => new(Aggregate, inspectionId);

    public bool Includes(Party party) => Pair?.Includes(party) == true;

    private static InspectionOfSection Evolve(InspectionOfSection inspection, JointInspectionEvent recorded) => (inspection.Status, recorded) switch
    {
        (JointInspectionStatus.Unknown, JointInspectionStated stated) => new InspectionOfSection
        {
            Status = JointInspectionStatus.Stated,
            Pair = stated.Pair,
            Stated = Negotiation<JointInspection>.Open(stated.Pair.Parties, stated.By, stated.Inspection),
        },
        (JointInspectionStatus.Stated, JointInspectionCorrected corrected) when corrected.Revision == inspection.Revision + 1 =>
            inspection with { Stated = inspection.Stated.Change(corrected.By, corrected.Inspection) },
        (JointInspectionStatus.Stated, JointInspectionConfirmed confirmed) =>
            inspection with { Stated = inspection.Stated.Confirm(confirmed.By, confirmed.Revision) },
        (JointInspectionStatus.Stated, JointInspectionCompleted) when inspection.Stated.IsAgreed => inspection with { Status = JointInspectionStatus.Completed },
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow on {inspection.Status}."),
    };
}
