namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Where a marker position stands.</summary>
public enum MarkerStatus
{
    Unknown,
    Planned,

    /// <summary>Every party has given its word on the point.</summary>
    JointlySurveyed,

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

internal static class MarkerStages
{
    /// <summary>Whether a party may dispute it: it is not staked yet.</summary>
    public static bool IsBeforeStaking(this MarkerStatus status) => status is MarkerStatus.Planned or MarkerStatus.JointlySurveyed;

    /// <summary>Whether its markers are accepted, or in the register, and so in some post's keeping.</summary>
    public static bool IsKept(this MarkerStatus status) => status is MarkerStatus.Accepted or MarkerStatus.HandedOver or MarkerStatus.InService;
}
