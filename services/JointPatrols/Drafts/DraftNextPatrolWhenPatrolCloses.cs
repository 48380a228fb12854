using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.JointPatrols.Drafts;

/// <summary>
/// When a patrol closes, the party that is to chair next finds a draft of the next one among its own (domain notes: "Cross-service reactions"). It is
/// that party's to change, discard or propose; nothing of it binds or shows before. The draft's id follows from the patrol, so it is made once.
/// </summary>
internal sealed class DraftNextPatrolWhenPatrolCloses(IEventStore store) : IReaction
{
    public const string Queue = "joint-patrols.draft-next-patrol";

    public const string Binding = "joint-patrols.patrol-closed.*.*";

    public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (Envelopes.Unwrap(envelope).Data is not PatrolClosed closed)
        {
            return;
        }

        var events = await store.ReadStreamAsync(Patrol.Stream(closed.PatrolId), StreamLimit.None, cancellationToken);
        var drafted = Of(Patrol.Decider.Fold(events.Select(recorded => (PatrolEvent)recorded.Data)));
        await store.ReactAsync(
            envelope, PatrolDraft.Stream(drafted.DraftId), PatrolDraft.Decider, draft => Decide(drafted, draft), cancellationToken, Visibility.OnlyFor(drafted.By));
    }

    /// <summary>The draft that follows on a closed patrol: the same section, mode, purpose and units; chair, window and strength as the minutes fix them, else the next party, open, and as before.</summary>
    public static PatrolDrafted Of(Patrol patrol)
    {
        var (terms, field) = (patrol.Terms, patrol.Field!);
        ImmutableArray<MarkerRef> missed = [.. (field.Completed?.MarkersMissed ?? []).Union(field.Missed).Except(field.Reached)];
        var next = patrol.Minutes?.NextPatrol;
        var chair = patrol.Pair!.ChairAfter(terms.Chair, next?.Chair);
        var strengths = (next?.Strengths ?? []).ToDictionary(of => of.Party, of => of.Strength);
        return new PatrolDrafted(
            NamedGuid.Of(PatrolDraft.Aggregate, Patrol.Stream(patrol.Id).Subject),
            patrol.Pair!,
            chair,
            new PatrolDraftTerms(
                terms.From,
                terms.To,
                next?.Window?.StartsAt,
                next?.Window?.EndsAt,
                terms.Mode,
                terms.Purpose,
                chair,
                [.. terms.Units.Select(units => units with { Strength = strengths.GetValueOrDefault(units.Party, units.Strength) })]),
            After: patrol.Id,
            Gaps: missed is [] ? null : missed);
    }

    public static Decision<PatrolDraftEvent> Decide(PatrolDrafted drafted, PatrolDraft draft) =>
        draft.Status == PatrolDraftStatus.Unknown ? drafted : Decision<PatrolDraftEvent>.NoChange;
}
