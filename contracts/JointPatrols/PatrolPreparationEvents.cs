using System.Collections.Immutable;

namespace BorderCoordination.Contracts.JointPatrols;

/// <summary>Somebody who interprets between the parties' languages.</summary>
/// <param name="Name">Name, and rank where there is one.</param>
/// <param name="Languages">BCP 47 tags of the languages that are spoken; two of the pair's at least.</param>
public sealed record PatrolInterpreter(string Name, ImmutableArray<string> Languages);

/// <summary>A liaison officer, who goes with another party's team: teams swap them.</summary>
/// <param name="Name">Name and rank.</param>
/// <param name="Joins">The party whose team the officer goes with.</param>
/// <param name="Team">Which of that party's teams, where it sends several.</param>
public sealed record LiaisonOfficer(string Name, Party Joins, string? Team = null);

/// <summary>Who goes for a party.</summary>
/// <param name="Leader">Name and rank.</param>
/// <param name="Headcount">Everybody, the leader and the interpreters included: 1 to 500.</param>
/// <param name="Interpreters">How many interpret between the parties' languages.</param>
/// <param name="Medic">Whether a medic goes with them.</param>
/// <param name="Units">The units that they come from, all of them among the agreed ones.</param>
/// <param name="Transport">How they move.</param>
/// <param name="Name">What the team is called; always there where the party sends several.</param>
/// <param name="Deputy">Name and rank of who stands in for the leader.</param>
/// <param name="InterpretedBy">The interpreters by name, where they are named; as many as are counted.</param>
/// <param name="Liaison">Who of this party goes with another party's team.</param>
public sealed record PatrolTeam(
    string Leader,
    int Headcount,
    int Interpreters,
    bool Medic,
    ImmutableArray<string> Units,
    string? Transport = null,
    string? Name = null,
    string? Deputy = null,
    ImmutableArray<PatrolInterpreter>? InterpretedBy = null,
    LiaisonOfficer? Liaison = null);

/// <summary>A party says who goes for it. A later declaration replaces an earlier one.</summary>
/// <param name="Teams">All teams of the party, one at least; their headcounts count together.</param>
/// <param name="DeviationReason">Why the headcount is not the strength that was agreed; always there when it differs.</param>
public sealed record PatrolTeamDeclared(Party By, ImmutableArray<PatrolTeam> Teams, string? DeviationReason = null) : PatrolEvent;

/// <summary>
/// A party says who goes for it, as it was recorded while the first team stood apart from any others. Who read <c>team</c> alone counted too few.
/// </summary>
/// <param name="Team">The team, or the first of several.</param>
/// <param name="DeviationReason">Why the headcount is not the strength that was agreed; always there when it differs.</param>
/// <param name="FurtherTeams">The party's other teams, where it sends several; the headcounts of all count together.</param>
public sealed record PatrolTeamDeclaredV1(
    Party By, PatrolTeam Team, string? DeviationReason = null, ImmutableArray<PatrolTeam>? FurtherTeams = null);

/// <summary>Who headed a party's delegation.</summary>
/// <param name="Party">Which party.</param>
/// <param name="Name">Name and rank.</param>
public sealed record DelegationHead(Party Party, string Name);

/// <summary>What was settled at a preparatory meeting.</summary>
/// <param name="HeldAt">When it was held.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="Heads">Who headed each party's delegation; one for every party of the pair.</param>
/// <param name="AgreedChecks">What is to be checked on the way.</param>
/// <param name="LiaisonOfficers">Who goes with another party's team.</param>
/// <param name="Signals">The signals that were agreed on, such as frequencies, times of contact, and signs in an emergency.</param>
/// <param name="Interpreters">Who interpreted at the meeting.</param>
public sealed record PreparatoryMeeting(
    DateTimeOffset HeldAt,
    string Place,
    ImmutableArray<DelegationHead> Heads,
    ImmutableArray<string> AgreedChecks,
    ImmutableArray<LiaisonOfficer> LiaisonOfficers,
    ImmutableArray<string> Signals,
    ImmutableArray<string> Interpreters);

/// <summary>
/// A party states that the parties have met to prepare the patrol, and what was settled: one party's word until every other has confirmed the same
/// revision. A later statement takes the place of one that is not yet confirmed by all; a postponement voids it.
/// </summary>
/// <param name="Revision">1 for the first statement since the terms were agreed on; whoever confirms names it.</param>
/// <param name="Meeting">The meeting as it is stated now, whole.</param>
public sealed record PreparatoryMeetingHeld(Party By, int Revision, PreparatoryMeeting Meeting) : PatrolEvent;

/// <summary>Another party confirms that the preparatory meeting was as it is stated.</summary>
/// <param name="Revision">The revision that it confirms.</param>
/// <param name="Statement">Whose word it is by now: joint once every party has given its word.</param>
public sealed record PreparatoryMeetingConfirmed(Party By, int Revision, StatementKind Statement) : PatrolEvent;
