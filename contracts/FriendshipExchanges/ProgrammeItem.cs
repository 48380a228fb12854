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
/// <param name="PatrolId">The joint patrol that is watched; only for that type, where the patrol is there already.</param>
/// <param name="Patrol">The joint patrol that is to be made for it; only for that type, where there is none yet.</param>
/// <param name="Jointly">Whether the parties repaint the marker together; only for that type. A party alone repaints a marker of its own.</param>
public sealed record ProgrammeItem(
    ProgrammeItemType Type,
    string Title,
    Party Territory,
    string Place,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    Party Owner,
    MarkerRef? Marker = null,
    Guid? PatrolId = null,
    PlannedPatrol? Patrol = null,
    bool? Jointly = null);

/// <summary>A joint patrol that is to be made for an exchange.</summary>
/// <param name="From">First marker of the section.</param>
/// <param name="To">Last marker of the section.</param>
/// <param name="Chair">The party that is to lead it, and finds a draft of it among its own once the programme is approved.</param>
public sealed record PlannedPatrol(MarkerRef From, MarkerRef To, Party Chair);

/// <summary>A joint patrol that every party has approved with the programme.</summary>
/// <param name="Item">The item that it is made for.</param>
/// <param name="StartsAt">As the item begins.</param>
/// <param name="EndsAt">As the item ends.</param>
/// <param name="Purpose">What the item is called.</param>
public sealed record ApprovedPatrol(string Item, PlannedPatrol Patrol, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Purpose);

/// <summary>A reported count.</summary>
/// <param name="Name">What was counted, in kebab-case: <c>residents-examined</c>, <c>scholarships</c>; at most 40 characters.</param>
/// <param name="Count">How many: 0 to 1,000,000,000.</param>
public sealed record ResultFigure(string Name, int Count);

/// <summary>An item of the approved programme that was not carried out.</summary>
/// <param name="Item">Its number in the programme.</param>
/// <param name="Reason">Why: 1 to 150 characters.</param>
public sealed record ItemNotHeld(string Item, string Reason);
