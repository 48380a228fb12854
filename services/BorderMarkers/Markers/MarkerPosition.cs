using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Where a marker position stands.</summary>
public enum MarkerStatus
{
    Unknown,
    Planned,

    /// <summary>Every party has given its word on the point.</summary>
    JointlySurveyed,

    /// <summary>All its markers stand.</summary>
    Planted,

    /// <summary>All its markers have been measured.</summary>
    Measured,

    /// <summary>Its dossier is on the table.</summary>
    DossierDrafted,

    /// <summary>Every party has signed the dossier.</summary>
    DossierSigned,

    /// <summary>Every side of the Joint Committee has approved.</summary>
    Accepted,

    /// <summary>Entered as existing by one party; not every party has given its word on the entry.</summary>
    Registered,

    /// <summary>In the register by every party's word.</summary>
    InService,
}

/// <summary>One physical marker.</summary>
public sealed record MarkerState(int Number, MarkerPlanted? Planted, ImmutableArray<MarkerMeasured> Measurements);

/// <summary>What the deciders need to know of a marker position.</summary>
public sealed record MarkerPosition : IBorderAffair
{
    public const string Aggregate = "marker-position";

    private MarkerPosition()
    {
    }

    public static Decider<MarkerPosition, MarkerPositionEvent> Decider { get; } = new(new MarkerPosition(), Evolve);

    public MarkerStatus Status { get; private init; }

    public BorderPair? Pair { get; private init; }

    /// <summary>What is to be planted; none for an existing position.</summary>
    public MarkerPlan? Plan { get; private init; }

    /// <summary>The entry of an existing position; none for a planned one.</summary>
    public Negotiation<RegisterEntry>? Entry { get; private init; }

    public Negotiation<SurveyedPoint>? Survey { get; private init; }

    public ImmutableArray<MarkerState> Members { get; private init; } = [];

    public BilateralRecord? Dossier { get; private init; }

    /// <summary>The sides of the Joint Committee that have approved the dossier.</summary>
    public ImmutableArray<Party> ApprovedBy { get; private init; } = [];

    /// <summary>Of what is being confirmed or signed at the present stage.</summary>
    public int Revision => Dossier?.Revision ?? Survey?.Revision ?? Entry?.Revision ?? 0;

    /// <summary>The number, kind, size and section; of the entry on the table where it is an existing one.</summary>
    public (MarkerRef Number, MarkerKind Kind, MarkerSize? Size, Guid? SectionId) Identity => (Plan, Entry?.Terms) switch
    {
        ({ } plan, _) => (plan.Number, plan.Kind, plan.Size, plan.SectionId),
        (_, { } entry) => (entry.Number, entry.Kind, entry.Size, entry.SectionId),
        _ => throw new InvalidOperationException("There is no such position."),
    };

    public bool IsPlanted => Members.All(member => member.Planted is not null);

    public static StreamName Stream(Guid positionId) => new(Aggregate, positionId);

    /// <summary>One position for each pair and number.</summary>
    public static Guid IdOf(BorderPair pair, MarkerRef number) => NamedGuid.Of(Aggregate, pair.Code, number.Position.ToString());

    public bool Includes(Party party) => Pair?.Includes(party) == true;

    private static MarkerPosition Evolve(MarkerPosition position, MarkerPositionEvent recorded) => (position.Status, recorded) switch
    {
        (MarkerStatus.Unknown, MarkerPositionPlanned planned) => new MarkerPosition
        {
            Status = MarkerStatus.Planned,
            Pair = planned.Pair,
            Plan = planned.Plan,
            Members = [.. planned.Plan.Members.Select(member => new MarkerState(member.Number, null, []))],
        },
        (MarkerStatus.Planned, JointSurveyProposed proposed) when proposed.Revision == position.Revision + 1 => position with
        {
            Survey = position.Survey?.Change(proposed.By, proposed.Point)
                ?? Negotiation<SurveyedPoint>.Open(position.Pair!.Parties, proposed.By, proposed.Point),
        },
        (MarkerStatus.Planned, JointSurveyConfirmed confirmed) when position.Survey is { } survey =>
            position with { Survey = survey.Confirm(confirmed.By, confirmed.Revision) },
        (MarkerStatus.Planned, MarkerPositionJointlySurveyed) when position.Survey is { IsAgreed: true } =>
            position with { Status = MarkerStatus.JointlySurveyed },
        (MarkerStatus.JointlySurveyed, MarkerPlanted planted) =>
            position.Change(planted.Member, member => member.Planted is null ? member with { Planted = planted } : throw Impossible(position, recorded)),
        (not (MarkerStatus.Unknown or MarkerStatus.Planned or MarkerStatus.Registered), MarkerMeasured measured) =>
            position.Change(measured.Member, member => member with { Measurements = member.Measurements.Add(measured) }),
        (MarkerStatus.Measured or MarkerStatus.DossierDrafted, DossierDrafted drafted) when drafted.Revision == (position.Dossier?.Revision ?? 0) + 1 =>
            position with
            {
                Status = MarkerStatus.DossierDrafted,
                Dossier = position.Dossier?.Redraft(drafted.Texts) ?? BilateralRecord.Draft(position.Pair!.Parties, drafted.Texts),
            },
        (MarkerStatus.DossierDrafted, DossierSigned signed) when signed.Revision == position.Dossier!.Revision =>
            position with { Dossier = position.Dossier.Sign(signed.Signature) },
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
        },
        (MarkerStatus.Registered, RegisterEntryCorrected corrected) when corrected.Revision == position.Revision + 1 =>
            position with { Entry = position.Entry!.Change(corrected.By, corrected.Entry) },
        (MarkerStatus.Registered, RegisterEntryConfirmed confirmed) => position with { Entry = position.Entry!.Confirm(confirmed.By, confirmed.Revision) },
        (MarkerStatus.Registered, RegisterEntryAgreed agreed) when position.Entry!.IsAgreed => position with
        {
            Status = MarkerStatus.InService,
            Members = [.. agreed.Entry.Members.Select(member => new MarkerState(member.Number, null, []))],
        },
        _ => throw Impossible(position, recorded),
    };

    /// <summary>Changes one marker, and the status where all have now come to the next stage.</summary>
    private MarkerPosition Change(int number, Func<MarkerState, MarkerState> change)
    {
        var members = Members.Replace(Members.Single(member => member.Number == number), change(Members[number - 1]));
        return this with
        {
            Members = members,
            Status = Status is not (MarkerStatus.JointlySurveyed or MarkerStatus.Planted) || members.Any(member => member.Planted is null) ? Status
                : members.All(member => member.Measurements.Length > 0) ? MarkerStatus.Measured
                : MarkerStatus.Planted,
        };
    }

    private static InvalidOperationException Impossible(MarkerPosition position, MarkerPositionEvent recorded) =>
        new($"{recorded.GetType().Name} cannot follow on {position.Status}.");
}
