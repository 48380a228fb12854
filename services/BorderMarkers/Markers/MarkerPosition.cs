using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>One physical marker.</summary>
/// <param name="Responsible">Who maintains it; none where the register does not say.</param>
public sealed record MarkerState(int Number, Party? Responsible, MarkerPlanted? Planted, ImmutableArray<MarkerMeasured> Measurements)
{
    /// <summary>In whose keeping it has been, oldest first; each until the next.</summary>
    public ImmutableArray<MarkerHandedOver> Posts { get; internal init; } = [];

    public FoundationCast? Foundation { get; internal init; }

    /// <summary>The coordinates on the table, or agreed.</summary>
    public Negotiation<MarkerCoordinates>? Coordinates { get; internal init; }

    /// <summary>Every version that was agreed, oldest first.</summary>
    public ImmutableArray<CoordinatesAgreed> Agreed { get; internal init; } = [];

    /// <summary>Where it stands by every party's word: as agreed last, or where the Joint Committee has had it planted since.</summary>
    public GeodeticPoint? Place { get; internal init; }

    /// <summary>How it was found last; none where nobody has said.</summary>
    public MarkerSighting? LastSeen { get; internal init; }

    /// <summary>The party's last measurement of the marker where it stands now.</summary>
    public IEnumerable<CoordinatesSource> LastOf(Party party) => Measurements
        .Where(measured => measured.By == party && !(measured.Measurement.MeasuredOn < Relocations.LastOrDefault()?.RelocatedOn))
        .TakeLast(1).Select(measured => new CoordinatesSource(party, measured.Measurement));

    public ImmutableArray<MarkerRelocated> Relocations { get; internal init; } = [];
}

/// <summary>A dispute, open while its settlement is not agreed.</summary>
/// <param name="From">The stage at which the position is parked.</param>
/// <param name="Views">What each party states in its own words.</param>
/// <param name="Proposed">Every settlement that was put on the table, also of the disputes before: their numbers count on, so that an old word is none on a new one.</param>
/// <param name="IsOnTable">Whether the last of them is of this dispute.</param>
public sealed record PositionDispute(
    MarkerStatus From, ImmutableSortedDictionary<Party, string> Views, Negotiation<DisputeSettlement>? Proposed, bool IsOnTable = false)
{
    /// <summary>The settlement of this dispute, on the table or agreed.</summary>
    public Negotiation<DisputeSettlement>? Settlement => IsOnTable ? Proposed : null;
}

/// <summary>What the deciders need to know of a marker position.</summary>
public sealed record MarkerPosition : IBorderAffair
{
    public const string Aggregate = "marker-position";

    internal MarkerPosition()
    {
    }

    public static Decider<MarkerPosition, MarkerPositionEvent> Decider { get; } = new(new MarkerPosition(), MarkerEvolution.Evolve);

    public MarkerStatus Status { get; internal init; }

    public BorderPair? Pair { get; internal init; }

    /// <summary>What is to be planted; none for an existing position.</summary>
    public MarkerPlan? Plan { get; internal init; }

    /// <summary>The entry of an existing position; none for a planned one.</summary>
    public Negotiation<RegisterEntry>? Entry { get; internal init; }

    /// <summary>The entry that every party has given its word on; another one may be on the table.</summary>
    public RegisterEntry? EntryInForce { get; internal init; }

    /// <summary>The steps that are left out on the way to planting.</summary>
    public ImmutableArray<MarkerStep> NotApplicable { get; internal init; } = [];

    /// <summary>It was planned when one measurement of each marker was enough.</summary>
    public bool IsMeasuredByOne { get; internal init; }

    /// <summary>What each party's own survey has found.</summary>
    public ImmutableArray<UnilateralSurveyCompleted> OwnSurveys { get; internal init; } = [];

    public PositionMineCleared? MineCleared { get; internal init; }

    public Negotiation<SurveyedPoint>? Survey { get; internal init; }

    /// <summary>The stage at which it was surveyed jointly, and to which it returns where it is to be surveyed anew.</summary>
    public MarkerStatus SurveyedFrom { get; internal init; }

    public Negotiation<PositionStaking>? Staking { get; internal init; }

    public ImmutableArray<MarkerState> Members { get; internal init; } = [];

    public BilateralRecord? Dossier { get; internal init; }

    /// <summary>What the dossier rests on besides its texts, by its hash; none in one that was drafted before that was kept.</summary>
    public RecordAttachment? DossierData { get; internal init; }

    /// <summary>Each return of the dossier, with its remarks.</summary>
    public ImmutableArray<DossierReturned> Returns { get; internal init; } = [];

    /// <summary>The sides of the Joint Committee that have approved the dossier.</summary>
    public ImmutableArray<Party> ApprovedBy { get; internal init; } = [];

    /// <summary>The day on which it was put in service; none for an entry of an existing position.</summary>
    public DateOnly? InServiceSince { get; internal init; }

    /// <summary>The last dispute.</summary>
    public PositionDispute? Dispute { get; internal init; }

    /// <summary>Added and proposed stakes, one for each place.</summary>
    public ImmutableArray<Negotiation<BoundaryStake>> Stakes { get; internal init; } = [];

    public Negotiation<MarkerRetirement>? Retirement { get; internal init; }

    /// <summary>Of what was last put on the table.</summary>
    public int Revision { get; internal init; }

    /// <summary>The number, kind, size and section; of the entry in force, or else on the table, where it is an existing one.</summary>
    public (MarkerRef Number, MarkerKind Kind, MarkerSize? Size, Guid? SectionId) Identity => (Plan, EntryInForce ?? Entry?.Terms) switch
    {
        ({ } plan, _) => (plan.Number, plan.Kind, plan.Size, plan.SectionId),
        (_, { } entry) => (entry.Number, entry.Kind, entry.Size, entry.SectionId),
        _ => throw new InvalidOperationException("There is no such position."),
    };

    public MarkerRef Number => Identity.Number;

    public bool IsPlanted => Members.All(member => member.Planted is not null);

    /// <summary>The marker that is meant by a number in the field; none where that does not tell.</summary>
    public MarkerState? Find(MarkerRef marker) =>
        Members.FirstOrDefault(member => member.Number == (marker.Member ?? (Members.Length == 1 ? 1 : 0)));

    /// <summary>Each marker by the number that it has in the field: with its member where the position has several.</summary>
    public MarkerRef MarkerOf(int member) => Members.Length == 1 ? Number : Number.WithMember(member);

    /// <summary>Whether coordinates may be agreed: once markers stand and until a dossier rests on them, and again in service.</summary>
    public bool TakesCoordinates => Status is MarkerStatus.Planted or MarkerStatus.Measured or MarkerStatus.InService;

    /// <summary>Whether markers stand that may be measured: not while a dossier is on the table that would not rest on it.</summary>
    public bool TakesMeasurements => Status is not (
        MarkerStatus.Unknown or MarkerStatus.Registered or MarkerStatus.Disputed or MarkerStatus.Retired or MarkerStatus.DossierDrafted)
        && (Plan is null || Survey is not null);

    public static StreamName Stream(Guid positionId) => new(Aggregate, positionId);

    /// <summary>One position for each pair and number.</summary>
    public static Guid IdOf(BorderPair pair, MarkerRef number) => NamedGuid.Of(Aggregate, pair.Code, number.Position.ToString());

    public bool Includes(Party party) => Pair?.Includes(party) == true;

    public Negotiation<BoundaryStake>? StakeAt(MarkerRef place) => Stakes.FirstOrDefault(stake => stake.Terms.Place == place);
}
