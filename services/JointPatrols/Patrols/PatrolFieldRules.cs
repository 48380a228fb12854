using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>What is common to whatever is recorded from the field.</summary>
internal static class PatrolFieldRules
{
    /// <summary>Statements, findings, and border events, in one patrol.</summary>
    public const int MostEntries = 1000;

    /// <summary>When what is seen in the field may be entered: also while the patrol rests, and late, until there are minutes.</summary>
    public static Rejection? UnlessSeen(Patrol patrol, Party by) =>
        PatrolRejections.Unless(patrol, by, PatrolStatus.InProgress, PatrolStatus.Suspended, PatrolStatus.FieldCompleted, PatrolStatus.Aborted);

    /// <summary>Leaders of different parties of a pair.</summary>
    /// <param name="least">How many parties have to be there, where any leader is named.</param>
    public static void Leaders(this Faults faults, ImmutableArray<PatrolLeader>? leaders, string pointer, BorderPair pair, int least)
    {
        if (leaders is { } named)
        {
            faults.Each(named, pointer, least, pair.Parties.Length, (leader, place) =>
            {
                faults.Text(leader.Name, $"{place}/name", 200);
                faults.When(!pair.Includes(leader.Party), $"{place}/party", $"A party of {pair} is expected.");
            });
            faults.When(named.DistinctBy(leader => leader.Party).Count() < named.Length, pointer, "A party stands here twice.");
        }
    }

    public static void Time(this Faults faults, DateTimeOffset? time, string pointer, DateTimeOffset now) =>
        faults.When(time > now + PatrolTimes.ClockTolerance, pointer, "It lies in the future.");

    public static void Marker(this Faults faults, MarkerRef marker, string pointer) =>
        faults.When(marker.OffsetMetres is not null, pointer, "A marker is expected, without an offset.");

    /// <summary>Records an entry of the field book at a place of the section; the same again, but for its id, is no new one.</summary>
    /// <param name="known">The entries of its kind that are there.</param>
    /// <param name="underItsId">An entry that is there, under the id of the new one.</param>
    public static Decision<PatrolEvent> Enter<TEntry>(
        Patrol patrol, ImmutableArray<TEntry> known, TEntry entry, MarkerRef place, DateTimeOffset? at, Func<TEntry, TEntry> underItsId)
        where TEntry : PatrolEvent =>
        known.Any(before => TermsDifference.Between(underItsId(before), entry).IsEmpty) ? Decision<PatrolEvent>.NoChange
        : !patrol.Terms.MayHold(place) ? PatrolRejections.OutsideSection(patrol, place)
        : RefuseTime(patrol.Field!, at) is { } outside ? outside
        : known.Length >= MostEntries ? PatrolRejections.EntriesFull
        : entry;

    /// <summary>The refusal of a time at which the patrol was not in the field; where none is said there is nothing to refuse.</summary>
    public static Rejection? RefuseTime(PatrolField field, DateTimeOffset? at) =>
        at < field.Started.StartedAt || at > field.EndedAt ? PatrolRejections.OutOfField(field) : null;
}
