namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Where an exchange stands.</summary>
public enum ExchangeStatus
{
    Unknown,

    /// <summary>Terms are on the table; not every party has given its word on the same revision.</summary>
    Proposed,

    /// <summary>A party has refused; the edition may be proposed again.</summary>
    Declined,

    /// <summary>The proposing party has taken it back; the edition may be proposed again.</summary>
    Withdrawn,

    /// <summary>Every party has given its word on the terms; there is no programme yet.</summary>
    Agreed,

    /// <summary>The programme is being drawn up, or a change of it waits for approval.</summary>
    Preparing,

    /// <summary>Every party has approved the programme.</summary>
    ProgrammeApproved,

    /// <summary>Every party has approved the programme and confirmed that just this programme was rehearsed.</summary>
    Rehearsed,

    /// <summary>The agreement is void at a party's request until all have given their word on new days.</summary>
    Postponed,

    InProgress,

    /// <summary>It was held; its minutes are not signed by every party.</summary>
    Concluded,

    /// <summary>Every party has signed the minutes.</summary>
    FollowUp,

    Closed,

    Cancelled,

    /// <summary>An edition of the past is on record and waits for the other parties' confirmation.</summary>
    Recorded,

    /// <summary>All confirm that it was announced for days that are past; its outcome is not known.</summary>
    Announced,
}

/// <summary>What a status means for the series.</summary>
internal static class ExchangeStatusMeaning
{
    /// <summary>Whether the next edition may be proposed.</summary>
    public static bool IsSettled(this ExchangeStatus status) => status switch
    {
        ExchangeStatus.Concluded or ExchangeStatus.FollowUp or ExchangeStatus.Closed or ExchangeStatus.Cancelled => true,
        ExchangeStatus.Unknown or ExchangeStatus.Proposed or ExchangeStatus.Declined or ExchangeStatus.Withdrawn or ExchangeStatus.Agreed
            or ExchangeStatus.Preparing or ExchangeStatus.ProgrammeApproved or ExchangeStatus.Rehearsed or ExchangeStatus.Postponed
            or ExchangeStatus.InProgress or ExchangeStatus.Recorded or ExchangeStatus.Announced => false,
    };

    /// <summary>Whether it took place.</summary>
    public static bool WasHeld(this ExchangeStatus status) => status is ExchangeStatus.Concluded or ExchangeStatus.FollowUp or ExchangeStatus.Closed;

    /// <summary>Whether the edition's number is free: nothing stands under it.</summary>
    public static bool IsFree(this ExchangeStatus status) => status is ExchangeStatus.Unknown or ExchangeStatus.Declined or ExchangeStatus.Withdrawn;

    /// <summary>Whether the terms are agreed and the programme may be drawn up.</summary>
    public static bool IsPreparation(this ExchangeStatus status) =>
        status is ExchangeStatus.Agreed or ExchangeStatus.Preparing || status.HasApprovedProgramme();

    /// <summary>Whether the programme is frozen and the exchange may begin.</summary>
    public static bool HasApprovedProgramme(this ExchangeStatus status) => status is ExchangeStatus.ProgrammeApproved or ExchangeStatus.Rehearsed;
}
