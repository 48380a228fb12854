namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Where a damage case stands.</summary>
public enum DamageCaseStatus
{
    Unknown,

    /// <summary>Not every party is known to have been told.</summary>
    Reported,

    /// <summary>Every party knows of it; the facts are not agreed.</summary>
    OtherPartyNotified,

    /// <summary>Every party has given its word on the facts.</summary>
    FactsConfirmed,

    /// <summary>The marker is whole but threatened, and is watched.</summary>
    Monitoring,

    /// <summary>The responsible party has told the others when it will restore the marker.</summary>
    RestorationNotified,

    /// <summary>The work has begun.</summary>
    InRestoration,

    /// <summary>The marker stands again and has been measured before witnesses.</summary>
    Remeasured,

    /// <summary>Every party has given its word that the marker cannot be restored where it stood.</summary>
    Unrecoverable,

    /// <summary>The case lies before the Joint Committee.</summary>
    ReferredToJointCommittee,

    /// <summary>Every side of the Joint Committee has approved another place.</summary>
    RelocationDecided,

    /// <summary>The record is on the table.</summary>
    RecordDrafted,

    /// <summary>Every party has signed the record.</summary>
    Closed,

    /// <summary>Every party agrees that there was nothing.</summary>
    Unfounded,
}
