namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Where a marker position stands.</summary>
public enum MarkerStatus
{
    Unknown,
    Planned,

    /// <summary>One party has surveyed it by itself.</summary>
    UnilaterallySurveyed,

    /// <summary>The ground is cleared of mines.</summary>
    MineCleared,

    /// <summary>Every party has given its word on the point.</summary>
    JointlySurveyed,

    /// <summary>Every party has given its word on the stakes and the draft sketch.</summary>
    Staked,

    /// <summary>The foundations of all its markers are cast.</summary>
    FoundationCast,

    /// <summary>All its markers stand.</summary>
    Planted,

    /// <summary>All its markers have been measured.</summary>
    Measured,

    /// <summary>Its dossier is on the table.</summary>
    DossierDrafted,

    /// <summary>Every party has signed the dossier.</summary>
    DossierSigned,

    /// <summary>Every side of the Joint Committee has approved.</summary>
    Accepted,

    /// <summary>Each of its markers is in the keeping of a post.</summary>
    HandedOver,

    /// <summary>Entered as existing by one party; not every party has given its word on the entry.</summary>
    Registered,

    /// <summary>In the register by every party's word.</summary>
    InService,

    /// <summary>Parked: the parties see it differently.</summary>
    Disputed,

    /// <summary>Its markers no longer mark the line.</summary>
    Retired,
}
