using System.Collections.Immutable;

namespace BorderCoordination.Contracts.FriendshipExchanges;

/// <summary>What is known of the outcome of an edition that is put on record afterwards.</summary>
public enum PastOutcome
{
    /// <summary>It was held.</summary>
    Held,

    /// <summary>It did not take place and will not.</summary>
    Cancelled,

    /// <summary>It was announced; whether it was held is not known. A later record can say.</summary>
    NotSeen,
}

/// <summary>Days in the past, as exactly as they are known.</summary>
/// <param name="Year">Always known.</param>
/// <param name="FirstDay">In that year; absent where only the year is known.</param>
/// <param name="LastDay">The same day or a later one; absent together with the first.</param>
public sealed record PastDates(int Year, DateOnly? FirstDay = null, DateOnly? LastDay = null);

/// <summary>Where a part of it was held.</summary>
/// <param name="Territory">Whose territory.</param>
/// <param name="Place">Where in it: 1 to 200 characters.</param>
public sealed record PastPlace(Party Territory, string Place);

/// <summary>Something in its programme that is known.</summary>
/// <param name="Type">What was done.</param>
/// <param name="Territory">In whose territory, where that is known.</param>
/// <param name="Marker">At which marker, where that is known.</param>
/// <param name="Note">More about it: 1 to 300 characters.</param>
public sealed record PastItem(ProgrammeItemType Type, Party? Territory = null, MarkerRef? Marker = null, string? Note = null);

/// <summary>An edition that was prepared and held outside this system, put on record by one party and confirmed by the others.</summary>
/// <param name="Title">What it was called: 1 to 200 characters.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Dates">When it was held; where it was not, or that is not known, the last dates announced.</param>
/// <param name="EarlierDates">Dates that had been announced before and were not kept, oldest first; at most ten.</param>
/// <param name="Places">At most one in each territory; at least one.</param>
/// <param name="Items">What is known of its programme; at most thirty.</param>
/// <param name="Results">Reported counts; at most fifty.</param>
/// <param name="Source">Where all this comes from.</param>
public sealed record PastEdition(
    string Title,
    PastOutcome Outcome,
    PastDates Dates,
    ImmutableArray<PastDates> EarlierDates,
    ImmutableArray<PastPlace> Places,
    ImmutableArray<PastItem> Items,
    ImmutableArray<ResultFigure> Results,
    DataSource Source);
