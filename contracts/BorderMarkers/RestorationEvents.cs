using System.Collections.Immutable;

namespace BorderCoordination.Contracts.BorderMarkers;

/// <summary>A post that has to do with the work.</summary>
/// <param name="Party">Whose it is.</param>
/// <param name="Name">1 to 200 characters.</param>
public sealed record RestorationPost(Party Party, string Name);

/// <summary>What the responsible party announces.</summary>
/// <param name="StartsOn">The day on which the work begins. Another one needs notice again.</param>
/// <param name="EndsOn">The last day; 0 to 366 days later.</param>
/// <param name="WorkPlan">What is to be done: 1 to 2,000 characters.</param>
/// <param name="Posts">The posts of every side whose calendar it stands in; at most 10.</param>
public sealed record RestorationPlan(DateOnly StartsOn, DateOnly EndsOn, string WorkPlan, ImmutableArray<RestorationPost> Posts);

/// <summary>How another party was told of the work.</summary>
/// <param name="Notified">Who was told.</param>
/// <param name="Reference">Number of the letter or call: 1 to 100 characters.</param>
public sealed record RestorationNotice(Party Notified, NotificationChannel Channel, DateTimeOffset NotifiedAt, string? Reference = null);

/// <summary>Who is there for another party when a marker is restored.</summary>
/// <param name="Party">The party that has named the witness.</param>
/// <param name="Witness">Name and rank: 1 to 200 characters.</param>
public sealed record RestorationWitness(Party Party, string Witness);

/// <summary>How a marker was restored.</summary>
/// <param name="RestoredOn">The day on which it stood again.</param>
/// <param name="Method">What was done: 1 to 2,000 characters.</param>
/// <param name="Measurement">Where it stands now; with frame, epoch, accuracy and elevation.</param>
/// <param name="Photos">SHA-256 of each photo's content, lower-case hexadecimal; 1 to 20.</param>
public sealed record MarkerRestoration(DateOnly RestoredOn, string Method, MarkerMeasurement Measurement, ImmutableArray<string> Photos);

/// <summary>How far a marker stands from the agreed point. There is one only where both are in the same frame.</summary>
/// <param name="Metres">Horizontal distance, to the millimetre.</param>
/// <param name="From">The agreed point.</param>
public sealed record MarkerShift(double Metres, GeodeticPoint From);

/// <summary>Why a marker cannot be restored where it stood.</summary>
/// <param name="Reason">One text in each language of the pair.</param>
public sealed record UnrecoverableStatement(ImmutableArray<RecordText> Reason);

/// <summary>The other place that the Joint Committee gives a marker. The line does not move with it.</summary>
/// <param name="CommitteeRecord">Number of the committee's record: 1 to 100 characters.</param>
/// <param name="DecidedOn">The day of that record.</param>
/// <param name="Point">The other place.</param>
/// <param name="LineUnchanged">The statement that the line is not changed, in each language of the pair.</param>
/// <param name="MapSheet">Sheet of the agreed map: 1 to 100 characters.</param>
public sealed record MarkerRelocation(
    string CommitteeRecord, DateOnly DecidedOn, GeodeticPoint Point, ImmutableArray<RecordText> LineUnchanged, string? MapSheet = null);

/// <summary>The agreed facts say that the marker is whole but threatened: it is watched. What is seen later is added as findings.</summary>
/// <param name="Revision">Of the facts.</param>
public sealed record DamageMonitoringBegun(int Revision) : DamageCaseEvent;

/// <summary>Another party than the responsible one reminds it that the marker is to be restored. Nothing else changes.</summary>
/// <param name="On">The day.</param>
/// <param name="Note">1 to 2,000 characters.</param>
public sealed record RestorationReminded(Party By, DateOnly On, string? Note = null) : DamageCaseEvent;

/// <summary>The responsible party has told every other one when it will restore the marker.</summary>
/// <param name="Revision">1 for the first notice; a new one takes the place of the last, and whoever was named as witness for that.</param>
/// <param name="Notices">How each other party was told.</param>
/// <param name="NoticeDays">The days that must lie between notice and start for this pair.</param>
/// <param name="StatedAt">When it was stated here. A party that has not answered counts as told then, whatever the notice says.</param>
public sealed record RestorationNotified(
    Party By, int Revision, RestorationPlan Plan, ImmutableArray<RestorationNotice> Notices, int NoticeDays, DateTimeOffset StatedAt) : DamageCaseEvent;

/// <summary>A party names its witness, in answer to a notice of the responsible one.</summary>
/// <param name="Revision">The notice that it answers.</param>
public sealed record RestorationWitnessNamed(Party By, int Revision, string Witness) : DamageCaseEvent;

/// <summary>The responsible party has begun the work.</summary>
/// <param name="Revision">The notice under which it works.</param>
public sealed record RestorationBegun(Party By, int Revision, DateOnly BegunOn) : DamageCaseEvent;

/// <summary>The marker stands again, and has been photographed and measured in the presence of every other party's witness.</summary>
/// <param name="Witnesses">Each was named by its own party.</param>
/// <param name="Shift">From the agreed point; absent where none is known in the same frame.</param>
public sealed record MarkerRestored(Party By, MarkerRestoration Restoration, ImmutableArray<RestorationWitness> Witnesses, MarkerShift? Shift = null) : DamageCaseEvent;

/// <summary>A party states that the marker cannot be restored where it stood; with it that party has given its own word on that.</summary>
/// <param name="Revision">1 for the first; another statement is a new revision and voids the words given.</param>
public sealed record MarkerStatedUnrecoverable(Party By, int Revision, UnrecoverableStatement Statement) : DamageCaseEvent;

/// <summary>A party gives its word that the marker cannot be restored where it stood.</summary>
public sealed record MarkerConfirmedUnrecoverable(Party By, int Revision) : DamageCaseEvent;

/// <summary>Every party has given its word on the same statement: the marker cannot be restored where it stood.</summary>
public sealed record MarkerUnrecoverable(int Revision, UnrecoverableStatement Statement, ImmutableArray<Party> ConfirmedBy) : DamageCaseEvent;

/// <summary>A party has laid the case before the Joint Committee.</summary>
/// <param name="Reference">Number of the letter: 1 to 100 characters.</param>
public sealed record DamageReferredToCommittee(Party By, string Reference) : DamageCaseEvent;

/// <summary>A party's side of the Joint Committee proposes another place; with it that side has approved it.</summary>
/// <param name="Revision">1 for the first; another proposal is a new revision and voids the approvals given.</param>
public sealed record RelocationProposed(Party By, int Revision, MarkerRelocation Relocation) : DamageCaseEvent;

/// <summary>A party's side of the Joint Committee approves the other place.</summary>
public sealed record RelocationApproved(Party By, int Revision) : DamageCaseEvent;

/// <summary>Every side of the Joint Committee has approved the same place. The line is where it was.</summary>
/// <param name="From">The agreed point so far, where one is known.</param>
public sealed record RelocationDecided(int Revision, MarkerRelocation Relocation, ImmutableArray<Party> ApprovedBy, GeodeticPoint? From = null) : DamageCaseEvent;
