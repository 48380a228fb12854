using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

internal static class GetDamageRecordDataSlice
{
    public static void MapDamageRecordData(this IEndpointRouteBuilder cases) => cases.MapQuery<DamageRecordData>(
        "/{caseId}/record-data", ReadAsync, "GetDamageRecordData",
        "What the last draft of the record rests on besides its texts, byte for byte as its hash was signed: facts, notice, witnesses, measurement, decision.")
        .Refuses(DamageRejections.Unknown, DamageRejections.NoRecordData);

    private static async Task<IResult> ReadAsync(Guid caseId, Actor actor, IEventStore store, CancellationToken cancellationToken)
    {
        var recorded = await store.ReadStreamAsync(DamageCase.Stream(caseId), StreamLimit.None, cancellationToken);
        DamageCaseEvent[] events = [.. recorded.Select(entry => (DamageCaseEvent)entry.Data)];
        if (DamageCase.Decider.Fold(events) is not { Pair: { } pair } || !actor.MaySee(pair))
        {
            return Problems.Of(DamageRejections.Unknown);
        }

        var drafted = Array.FindLastIndex(events, entry => entry is DamageRecordDrafted { Data: not null });
        return drafted < 0
            ? Problems.Of(DamageRejections.NoRecordData)
            : TypedResults.Bytes(DamageRecordData.Of(DamageCase.Decider.Fold(events[..drafted])).Content(), "application/json");
    }
}
