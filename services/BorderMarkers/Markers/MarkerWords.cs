using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>What a party's word on any terms of a marker position comes to.</summary>
internal static class MarkerWords
{
    /// <param name="confirmed">That party's word.</param>
    /// <param name="agreed">What comes of it when it is the last one needed, from everyone who has given its word.</param>
    public static Decision<MarkerPositionEvent> Confirm<TTerms>(
        this Negotiation<TTerms> terms, Party by, int revision, MarkerPositionEvent confirmed, Func<ImmutableArray<Party>, MarkerPositionEvent> agreed) =>
        terms.Weigh(by, revision) switch
        {
            Word.Given => confirmed,
            Word.Completes => Decision<MarkerPositionEvent>.Record(confirmed, agreed([.. terms.ConfirmedBy, by])),
            Word.Repeated => Decision<MarkerPositionEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(terms, revision),
            Word.NotAParty => MarkerRejections.Unknown,
        };
}
