namespace BorderCoordination.Contracts.FriendshipExchanges;

/// <summary>What is done in an item of a programme.</summary>
public enum ProgrammeItemType
{
    Welcome,
    Farewell,
    MarkerSaluting,
    MarkerRepainting,
    FriendshipTree,
    JointPatrolWatch,
    FriendshipHouseOpening,
    SchoolVisit,
    UnitVisit,
    MedicalChecks,
    Scholarships,
    BreedingCows,
    Drill,
    Sports,
    Arts,
    YoungOfficers,
    TwinningCeremony,
    Talks,
    Signing,
    Reception,
    Other,
    SchoolOpening,
    Market,
    Festival,
    YouthMeeting,
}

/// <summary>One item of a programme.</summary>
/// <param name="Type">What is done.</param>
/// <param name="Title">What it is called: 1 to 200 characters.</param>
/// <param name="Territory">The party in whose territory it takes place.</param>
/// <param name="Place">Where in it: 1 to 200 characters.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it ends, within two days of its beginning.</param>
/// <param name="Owner">The party that sees to it and reports its result.</param>
/// <param name="Marker">The marker at which it takes place; always there for the saluting and the repainting of one.</param>
/// <param name="PatrolId">The joint patrol that is watched; only for that type.</param>
public sealed record ProgrammeItem(
    ProgrammeItemType Type,
    string Title,
    Party Territory,
    string Place,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    Party Owner,
    MarkerRef? Marker = null,
    Guid? PatrolId = null);

/// <summary>A reported count.</summary>
/// <param name="Name">What was counted, in kebab-case: <c>residents-examined</c>, <c>scholarships</c>; at most 40 characters.</param>
/// <param name="Count">How many: 0 to 1,000,000,000.</param>
public sealed record ResultFigure(string Name, int Count);

/// <summary>An item of the approved programme that was not carried out.</summary>
/// <param name="Item">Its number in the programme.</param>
/// <param name="Reason">Why: 1 to 150 characters.</param>
public sealed record ItemNotHeld(string Item, string Reason);
