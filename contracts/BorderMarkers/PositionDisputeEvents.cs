using System.Collections.Immutable;

namespace BorderCoordination.Contracts.BorderMarkers;

/// <summary>On what the parties end a dispute.</summary>
/// <param name="Texts">The settlement, once in each language of the pair.</param>
/// <param name="SurveyAnew">Whether a point that was agreed before is surveyed again; otherwise the work goes on where it stood.</param>
public sealed record DisputeSettlement(ImmutableArray<RecordText> Texts, bool SurveyAnew = false);

/// <summary>A party disputes a position that is not staked yet. It is parked, and the status quo kept, until every party has agreed on a settlement.</summary>
/// <param name="Number">The position's number, without member and offset.</param>
/// <param name="View">How that party sees it, in its own words: 1 to 4,000 characters.</param>
public sealed record PositionDisputed(MarkerRef Number, Party By, string View) : MarkerPositionEvent;

/// <summary>A party states how it sees a disputed position, in its own words. What it stated before stays in the history.</summary>
/// <param name="View">1 to 4,000 characters.</param>
public sealed record DisputeViewStated(Party By, string View) : MarkerPositionEvent;

/// <summary>A party proposes how to end the dispute; with it that party has given its own word on it.</summary>
/// <param name="Revision">1 for the first of a dispute; another one is a new revision and voids the words given.</param>
public sealed record DisputeSettlementProposed(Party By, int Revision, DisputeSettlement Settlement) : MarkerPositionEvent;

/// <summary>A party gives its word on a settlement.</summary>
public sealed record DisputeSettlementConfirmed(Party By, int Revision) : MarkerPositionEvent;

/// <summary>Every party has given its word on the same settlement: the position is no longer disputed.</summary>
/// <param name="Number">The position's number, without member and offset.</param>
public sealed record PositionDisputeSettled(
    MarkerRef Number, int Revision, DisputeSettlement Settlement, ImmutableArray<Party> ConfirmedBy) : MarkerPositionEvent;
