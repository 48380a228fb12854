using System.Collections.Immutable;
using System.Diagnostics;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>
/// When a patrol rested, went on, or was broken off. Words come late and out of order from the field, so a halt is held against what is known of the
/// moment at which it was, not of the moment at which it is entered.
/// </summary>
internal static class PatrolHalts
{
    public static DateTimeOffset TimeOf(PatrolEvent halt) => halt switch
    {
        PatrolSuspended suspended => suspended.At,
        PatrolResumed resumed => resumed.At,
        PatrolAborted aborted => aborted.At,
        _ => throw new UnreachableException(),
    };

    /// <summary>One rule for all three.</summary>
    /// <param name="check">What is wrong with the words of the command.</param>
    public static Decision<PatrolEvent> Decide(
        PatrolEvent halt, Patrol patrol, Party by, MarkerRef position, ImmutableArray<PatrolLeader>? leaders, DateTimeOffset now, Action<Faults> check)
    {
        if (PatrolRejections.Unless(
            patrol, by, PatrolStatus.InProgress, PatrolStatus.Suspended, PatrolStatus.FieldCompleted, PatrolStatus.Aborted) is { } refusal)
        {
            return refusal;
        }

        var (field, faults) = (patrol.Field!, new Faults());
        faults.Time(TimeOf(halt), "/at", now);
        check(faults);
        faults.Leaders(leaders, "/leaders", patrol.Pair!, least: 0);
        if (field.Halts.Any(known => known.GetType() == halt.GetType() && TermsDifference.Between<object>(known, halt).IsEmpty))
        {
            return Decision<PatrolEvent>.NoChange;
        }

        return !faults.None ? PatrolRejections.Invalid(faults)
            : !patrol.Terms.MayHold(position) ? PatrolRejections.OutsideSection(patrol, position)
            : PatrolFieldRules.RefuseTime(field, TimeOf(halt)) is { } outside ? outside
            : !Fits(halt, field) ? PatrolRejections.NotThen(patrol.Status, TimeOf(halt))
            : field.Halts.Length >= PatrolFieldRules.MostEntries ? PatrolRejections.EntriesFull
            : halt;
    }

    /// <summary>Why a patrol stops, and in what weather.</summary>
    public static void Stop(this Faults faults, string reason, string? weather)
    {
        faults.Text(reason, "/reason", 1000);
        faults.OptionalText(weather, "/weather", 200);
    }

    /// <summary>Whether a patrol can have rested, gone on or been broken off at that time, by what is known before and after it.</summary>
    public static bool Fits(PatrolEvent halt, PatrolField field)
    {
        var before = field.Halts.LastOrDefault(known => TimeOf(known) <= TimeOf(halt));
        var after = field.Halts.FirstOrDefault(known => TimeOf(known) > TimeOf(halt));
        return halt switch
        {
            PatrolSuspended => before is null or PatrolResumed,
            PatrolResumed => before is PatrolSuspended && after is not PatrolResumed,
            PatrolAborted => field.EndedAt is null && after is null,
            _ => throw new UnreachableException(),
        };
    }
}
