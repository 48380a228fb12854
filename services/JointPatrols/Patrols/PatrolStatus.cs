namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>
/// Where a patrol stands. A counter-proposal leaves it proposed, under a new revision; that it is overdue follows from the clock alone.
/// </summary>
public enum PatrolStatus
{
    Unknown,

    /// <summary>Terms are on the table, and not every party has given its word on them.</summary>
    Proposed,

    /// <summary>Every party has given its word on the same revision.</summary>
    Agreed,

    /// <summary>Agreed, every party has declared its teams, an interpreter among them. It follows from the declarations.</summary>
    Prepared,

    InProgress,
    Suspended,

    /// <summary>Broken off in the field; minutes are still to be made.</summary>
    Aborted,

    FieldCompleted,
    MinutesDrafted,
    MinutesPartiallySigned,
    Closed,
    Declined,
    Cancelled,
}
