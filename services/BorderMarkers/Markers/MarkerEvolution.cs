using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>How a marker position goes on from event to event. A history that no decider can have recorded is loud.</summary>
internal static class MarkerEvolution
{
    public static MarkerPosition Evolve(MarkerPosition position, MarkerPositionEvent recorded) => (position.Status, recorded) switch
    {
        (MarkerStatus.Unknown, MarkerPositionPlanned planned) => new MarkerPosition
        {
            Status = MarkerStatus.Planned,
            Pair = planned.Pair,
            Plan = planned.Plan,
            NotApplicable = planned.NotApplicable ?? [.. Enum.GetValues<MarkerStep>()],
            IsMeasuredByOne = planned.NotApplicable is null,
            Members = [.. planned.Plan.Members.Select(member => new MarkerState(member.Number, member.Responsible, null, []))],
        },
        (_, UnilateralSurveyCompleted survey) when position.MayBecome(MarkerStatus.UnilaterallySurveyed) || position.Status == MarkerStatus.UnilaterallySurveyed =>
            position with { Status = MarkerStatus.UnilaterallySurveyed, OwnSurveys = position.OwnSurveys.Add(survey) },
        (_, PositionMineCleared cleared) when position.MayBecome(MarkerStatus.MineCleared) => position with { Status = MarkerStatus.MineCleared, MineCleared = cleared },
        (_, JointSurveyProposed proposed) when position.MayBecome(MarkerStatus.JointlySurveyed) && proposed.Revision == (position.Survey?.Revision ?? 0) + 1 => position with
        {
            Survey = position.Survey?.Change(proposed.By, proposed.Point)
                ?? Negotiation<SurveyedPoint>.Open(position.Pair!.Parties, proposed.By, proposed.Point),
            Revision = proposed.Revision,
        },
        (_, JointSurveyConfirmed confirmed) when position.MayBecome(MarkerStatus.JointlySurveyed) && position.Survey is { } survey =>
            position with { Survey = survey.Confirm(confirmed.By, confirmed.Revision) },
        (_, MarkerPositionJointlySurveyed) when position.MayBecome(MarkerStatus.JointlySurveyed) && position.Survey is { IsAgreed: true } =>
            position with { Status = MarkerStatus.JointlySurveyed, SurveyedFrom = position.Status },
        (_, StakingProposed proposed) when position.MayBecome(MarkerStatus.Staked) && proposed.Revision == (position.Staking?.Revision ?? 0) + 1 => position with
        {
            Staking = position.Staking?.Change(proposed.By, proposed.Staking)
                ?? Negotiation<PositionStaking>.Open(position.Pair!.Parties, proposed.By, proposed.Staking),
            Revision = proposed.Revision,
        },
        (_, StakingConfirmed confirmed) when position.MayBecome(MarkerStatus.Staked) && position.Staking is { } staking =>
            position with { Staking = staking.Confirm(confirmed.By, confirmed.Revision) },
        (_, PositionStaked) when position.MayBecome(MarkerStatus.Staked) && position.Staking is { IsAgreed: true } => position with { Status = MarkerStatus.Staked },
        (_, FoundationCast cast) when position.MayBecome(MarkerStatus.FoundationCast) =>
            position.Change(cast.Member, member => member.Foundation is null ? member with { Foundation = cast } : throw Impossible(position, recorded)),
        (_, MarkerPlanted planted) when position.MayBecome(MarkerStatus.Planted) =>
            position.Change(planted.Member, member => member.Planted is null ? member with { Planted = planted } : throw Impossible(position, recorded)),
        (MarkerStatus.JointlySurveyed or MarkerStatus.Staked or MarkerStatus.FoundationCast or MarkerStatus.Planted or MarkerStatus.Measured, MarkerPlantingCorrected corrected) =>
            position.Change(corrected.Member, member => member.Planted is { } planted && planted.Builder == corrected.Builder
                ? member with { Planted = planted with { Planting = corrected.Planting } }
                : throw Impossible(position, recorded)),
        (_, MarkerMeasured measured) when position.TakesMeasurements || position.Status == MarkerStatus.DossierDrafted =>
            position.Change(measured.Member, member => member with { Measurements = member.Measurements.Add(measured) }),
        (_, CoordinatesProposed proposed) when position.TakesCoordinates && proposed.Revision == (position.Members[proposed.Member - 1].Coordinates?.Revision ?? 0) + 1 =>
            (position with { Revision = proposed.Revision }).Change(proposed.Member, member => member with
            {
                Coordinates = member.Coordinates?.Change(proposed.By, proposed.Coordinates)
                    ?? Negotiation<MarkerCoordinates>.Open(position.Pair!.Parties, proposed.By, proposed.Coordinates),
            }),
        (_, CoordinatesConfirmed confirmed) when position.TakesCoordinates && position.Members[confirmed.Member - 1].Coordinates is { } coordinates =>
            position.Change(confirmed.Member, member => member with { Coordinates = coordinates.Confirm(confirmed.By, confirmed.Revision) }),
        (_, CoordinatesAgreed agreed) when position.TakesCoordinates && position.Members[agreed.Member - 1].Coordinates is { IsAgreed: true } =>
            position.Change(agreed.Member, member => member with { Agreed = member.Agreed.Add(agreed), Place = agreed.Coordinates.Point }),
        (MarkerStatus.InService, MarkerFoundElsewhere) => position,
        (MarkerStatus.Measured or MarkerStatus.DossierDrafted, DossierDrafted drafted) when drafted.Revision == (position.Dossier?.Revision ?? 0) + 1 =>
            position with
            {
                Status = MarkerStatus.DossierDrafted,
                Dossier = BilateralRecord.Next(position.Dossier, position.Pair!.Parties, drafted.Texts, null, DossierData.With(drafted.Particulars, drafted.Data)),
                DossierData = drafted.Data,
                Revision = drafted.Revision,
            },
        (MarkerStatus.DossierDrafted, DossierSigned signed) when signed.Revision == position.Dossier!.Revision =>
            position with { Dossier = position.Dossier.Sign(signed.Signature) },
        (MarkerStatus.DossierDrafted or MarkerStatus.DossierSigned, DossierReturned returned) when returned.Revision == position.Dossier!.Revision =>
            position with { Status = MarkerStatus.Measured, ApprovedBy = [], Returns = position.Returns.Add(returned) },
        (MarkerStatus.DossierDrafted, DossierCompleted) when position.Dossier!.IsSigned => position with { Status = MarkerStatus.DossierSigned },
        (MarkerStatus.DossierSigned, MarkerAcceptanceApproved approved) when !position.ApprovedBy.Contains(approved.By) =>
            position with { ApprovedBy = position.ApprovedBy.Add(approved.By) },
        (MarkerStatus.DossierSigned, MarkerPositionAccepted) when position.ApprovedBy.Length == position.Pair!.Parties.Length =>
            position with { Status = MarkerStatus.Accepted },
        (MarkerStatus.Unknown, ExistingMarkerRegistered registered) => new MarkerPosition
        {
            Status = MarkerStatus.Registered,
            Pair = registered.Pair,
            Entry = Negotiation<RegisterEntry>.Open(registered.Pair.Parties, registered.By, registered.Entry),
            Revision = 1,
        },
        (MarkerStatus.Registered or MarkerStatus.InService, RegisterEntryCorrected corrected) when position.Entry is not null && corrected.Revision == position.Entry!.Revision + 1 =>
            position with { Entry = position.Entry!.Change(corrected.By, corrected.Entry), Revision = corrected.Revision },
        (MarkerStatus.Registered or MarkerStatus.InService, RegisterEntryConfirmed confirmed) when position.Entry is not null => position with { Entry = position.Entry!.Confirm(confirmed.By, confirmed.Revision) },
        (MarkerStatus.Registered, RegisterEntryAgreed agreed) when position.Entry!.IsAgreed => position with
        {
            Status = MarkerStatus.InService,
            EntryInForce = agreed.Entry,
            Members = [.. agreed.Entry.Members.Select(member => new MarkerState(member.Number, member.Responsible, null, []) { Place = member.Point })],
        },
        (MarkerStatus.InService, RegisterEntryAmended amended) when position.Entry is { IsAgreed: true } => position with
        {
            EntryInForce = amended.Entry,
            Members = [.. position.Members.Zip(amended.Entry.Members, (member, entry) => member with { Responsible = entry.Responsible, Place = member.Agreed.IsEmpty && member.Relocations.IsEmpty ? entry.Point : member.Place })],
        },

        (_, PositionDisputed disputed) when position.MayBeDisputed() => position with
        {
            Status = MarkerStatus.Disputed,
            Dispute = new PositionDispute(position.Status, ImmutableSortedDictionary<Party, string>.Empty.Add(disputed.By, disputed.View), position.Dispute?.Proposed),
        },
        (MarkerStatus.Disputed, DisputeViewStated stated) =>
            position with { Dispute = position.Dispute! with { Views = position.Dispute.Views.SetItem(stated.By, stated.View) } },
        (MarkerStatus.Disputed, DisputeSettlementProposed proposed) when proposed.Revision == (position.Dispute!.Proposed?.Revision ?? 0) + 1 => position with
        {
            Dispute = position.Dispute with
            {
                Proposed = position.Dispute.Proposed?.Change(proposed.By, proposed.Settlement)
                    ?? Negotiation<DisputeSettlement>.Open(position.Pair!.Parties, proposed.By, proposed.Settlement),
                IsOnTable = true,
            },
            Revision = proposed.Revision,
        },
        (MarkerStatus.Disputed, DisputeSettlementProposed { Revision: 1 } proposed) when position.Dispute!.Settlement is null => position with
        {
            // In older histories the settlements of each dispute were numbered from 1.
            Dispute = position.Dispute with { Proposed = Negotiation<DisputeSettlement>.Open(position.Pair!.Parties, proposed.By, proposed.Settlement), IsOnTable = true },
            Revision = 1,
        },
        (MarkerStatus.Disputed, DisputeSettlementConfirmed confirmed) when position.Dispute!.Settlement is { } settlement =>
            position with { Dispute = position.Dispute with { Proposed = settlement.Confirm(confirmed.By, confirmed.Revision) } },
        (MarkerStatus.Disputed, PositionDisputeSettled settled) when position.Dispute!.Settlement is { IsAgreed: true } => position with
        {
            Status = settled.Settlement.SurveyAnew && position.Dispute.From == MarkerStatus.JointlySurveyed ? position.SurveyedFrom : position.Dispute.From,
        },

        (_, MarkerHandedOver handed) when position.Status.IsKept() => position.HandOver(handed),
        (MarkerStatus.HandedOver, MarkerPositionPutInService put) => position with { Status = MarkerStatus.InService, InServiceSince = put.On },
        (MarkerStatus.InService, StakeProposed proposed) when proposed.Revision == (position.StakeAt(proposed.Stake.Place)?.Revision ?? 0) + 1 => position with
        {
            Stakes = position.StakeAt(proposed.Stake.Place) is { } stake
                ? position.Stakes.Replace(stake, stake.Change(proposed.By, proposed.Stake))
                : position.Stakes.Add(Negotiation<BoundaryStake>.Open(position.Pair!.Parties, proposed.By, proposed.Stake)),
            Revision = proposed.Revision,
        },
        (MarkerStatus.InService, StakeConfirmed confirmed) when position.StakeAt(confirmed.Place) is { } stake =>
            position with { Stakes = position.Stakes.Replace(stake, stake.Confirm(confirmed.By, confirmed.Revision)) },
        (MarkerStatus.InService, StakeAdded added) when position.StakeAt(added.Stake.Place) is { IsAgreed: true } => position,
        (MarkerStatus.InService, RetirementProposed proposed) when proposed.Revision == (position.Retirement?.Revision ?? 0) + 1 => position with
        {
            Retirement = position.Retirement?.Change(proposed.By, proposed.Retirement)
                ?? Negotiation<MarkerRetirement>.Open(position.Pair!.Parties, proposed.By, proposed.Retirement),
            Revision = proposed.Revision,
        },
        (MarkerStatus.InService, RetirementConfirmed confirmed) when position.Retirement is { } retirement =>
            position with { Retirement = retirement.Confirm(confirmed.By, confirmed.Revision) },
        (MarkerStatus.InService, OldMarkerRetired) when position.Retirement is { IsAgreed: true } => position with { Status = MarkerStatus.Retired },
        (_, MarkerSeen seen) when position.Status.IsKept() && position.Find(seen.Marker) is { } found =>
            position.Change(found.Number, member => member with { LastSeen = seen.Sighting }),
        (_, MarkerConditionChanged) when position.Status.IsKept() => position,
        (_, MarkerRelocated relocated) when position.Status.IsKept() =>
            position.Change(relocated.Marker.Member ?? 1, member => member with { Relocations = member.Relocations.Add(relocated), Place = relocated.Point }),
        _ => throw Impossible(position, recorded),
    };

    /// <summary>Changes one marker, and the status where all have now come to the next stage.</summary>
    private static MarkerPosition Change(this MarkerPosition position, int number, Func<MarkerState, MarkerState> change)
    {
        var before = position.Members.Single(member => member.Number == number);
        var changed = position with { Members = position.Members.Replace(before, change(before)) };
        return changed with
        {
            Status = changed.MayBecome(MarkerStatus.FoundationCast) && changed.Members.All(member => member.Foundation is not null) ? MarkerStatus.FoundationCast
                : changed.MayBecome(MarkerStatus.Planted) && changed.IsPlanted ? Measured(changed, MarkerStatus.Planted)
                : Measured(changed, changed.Status),
        };
    }

    private static MarkerStatus Measured(MarkerPosition position, MarkerStatus status) =>
        status == MarkerStatus.Planted && position.Members.All(member => position.IsMeasuredByOne ? member.Measurements.Length > 0 : member.Agreed.Length > 0) ? MarkerStatus.Measured : status;

    /// <summary>The position is handed over when every one of its markers is.</summary>
    private static MarkerPosition HandOver(this MarkerPosition position, MarkerHandedOver handed)
    {
        var kept = position.Change(handed.Marker.Member ?? 1, member => member with { Posts = member.Posts.Add(handed) });
        return kept.Status == MarkerStatus.Accepted && kept.Members.All(member => member.Posts.Length > 0)
            ? kept with { Status = MarkerStatus.HandedOver }
            : kept;
    }

    private static InvalidOperationException Impossible(MarkerPosition position, MarkerPositionEvent recorded) =>
        new($"{recorded.GetType().Name} cannot follow on {position.Status}.");
}
