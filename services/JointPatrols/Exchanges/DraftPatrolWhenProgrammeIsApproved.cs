using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Drafts;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.JointPatrols.Exchanges;

/// <summary>
/// When every party has approved the programme of an exchange with a joint patrol in it, the party that is to chair finds a draft of the patrol among its own
/// (domain notes: "Cross-service reactions"). It is that party's to complete and propose; no party's word on the patrol is presumed. The draft's id follows
/// from the exchange and the item, so it is made once, whatever revision of the programme was approved first.
/// </summary>
internal sealed class DraftPatrolWhenProgrammeIsApproved(IEventStore store) : IReaction
{
    public const string Queue = "joint-patrols.draft-exchange-patrol";

    public const string Binding = "friendship-exchanges.programme-approved.*.*";

    public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (Envelopes.Unwrap(envelope).Data is not ProgrammeApproved { Patrols: { } patrols })
        {
            return;
        }

        foreach (var drafted in patrols.Select(patrol => Of(patrol, envelope.PartitionKey, envelope.Pair)))
        {
            await store.ReactAsync(
                envelope, PatrolDraft.Stream(drafted.DraftId), PatrolDraft.Decider, draft => Decide(drafted, draft), cancellationToken, Visibility.OnlyFor(drafted.By));
        }
    }

    /// <summary>The draft of an approved patrol: section, window, purpose and chair as in the programme; units are still to be named.</summary>
    public static PatrolDrafted Of(ApprovedPatrol approved, Guid exchangeId, BorderPair pair) => new(
        NamedGuid.Of(PatrolDraft.Aggregate, $"exchange/{exchangeId}", approved.Item),
        pair,
        approved.Patrol.Chair,
        new PatrolDraftTerms(
            approved.Patrol.From, approved.Patrol.To, approved.StartsAt, approved.EndsAt, PatrolMode.Joint, approved.Purpose, approved.Patrol.Chair,
            ChairReason: "As the programme of the exchange has it"),
        Exchange: new ExchangeItem(exchangeId, approved.Item));

    public static Decision<PatrolDraftEvent> Decide(PatrolDrafted drafted, PatrolDraft draft) =>
        draft.Status == PatrolDraftStatus.Unknown ? drafted : Decision<PatrolDraftEvent>.NoChange;
}
