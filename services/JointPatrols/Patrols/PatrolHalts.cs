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
    /// <param name="faults">What is wrong with the rest of the command.</param>
    public static Decision<PatrolEvent> Decide(PatrolEvent halt, Patrol patrol, MarkerRef position, Faults faults)
    {
        var field = patrol.Field!;
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
