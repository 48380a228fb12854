using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>What the deciders need to know of a damage case.</summary>
public sealed partial record DamageCase : IBorderAffair
{
    public const string Aggregate = "damage-case";

    private DamageCase()
    {
    }

    public static Decider<DamageCase, DamageCaseEvent> Decider { get; } = new(new DamageCase(), Evolve);

    public DamageCaseStatus Status { get; private init; }

    public Guid Id { get; private init; }

    public BorderPair? Pair { get; private init; }

    public MarkerRef Marker { get; private init; } = null!;

    /// <summary>The last case of that marker before this one, where there was one.</summary>
    public Guid? EarlierCase { get; private init; }

    /// <summary>What was found, oldest first.</summary>
    public ImmutableArray<DamageFinding> Findings { get; private init; } = [];

    public ImmutableArray<OtherPartyNotified> Notifications { get; private init; } = [];

    /// <summary>The facts on the table and who has given its word on them.</summary>
    public Negotiation<DamageFacts>? Facts { get; private init; }

    /// <summary>The last draft; it can be signed only while the case is at its record.</summary>
    public BilateralRecord? Record { get; private init; }

    /// <summary>What that draft rests on besides its texts, by its hash; none in one that was drafted before that was kept.</summary>
    public RecordAttachment? RecordData { get; private init; }

    /// <summary>Of what is being confirmed, answered or signed at the present stage.</summary>
    public int Revision => Status switch
    {
        DamageCaseStatus.RecordDrafted or DamageCaseStatus.Closed => Record!.Revision,
        DamageCaseStatus.RestorationNotified or DamageCaseStatus.InRestoration or DamageCaseStatus.Remeasured => Notice!.Revision,
        DamageCaseStatus.Unrecoverable => Unrecoverable!.Revision,
        DamageCaseStatus.ReferredToJointCommittee or DamageCaseStatus.RelocationDecided => Relocation?.Revision ?? 0,
        _ => Facts?.Revision ?? 0,
    };

    public bool IsOpen => Status is not (DamageCaseStatus.Unknown or DamageCaseStatus.Closed or DamageCaseStatus.Unfounded);

    public static StreamName Stream(Guid caseId) => new(Aggregate, caseId);

    public bool Includes(Party party) => Pair?.Includes(party) == true;

    /// <summary>Whether other facts may be put on the table: once every party knows, and until work has begun or the committee has been asked.</summary>
    public bool TakesFacts => Relocation is null
        && (Status is DamageCaseStatus.OtherPartyNotified or DamageCaseStatus.FactsConfirmed or DamageCaseStatus.Monitoring or DamageCaseStatus.RestorationNotified
            || (Status == DamageCaseStatus.RecordDrafted && Restored is null));

    /// <summary>
    /// Whether a record may be put on the table: once the marker has been measured, or while a threatened one is watched, for a threat may pass;
    /// and until all have signed.
    /// </summary>
    public bool TakesRecord => Status is DamageCaseStatus.Remeasured or DamageCaseStatus.Monitoring or DamageCaseStatus.RecordDrafted;

    /// <summary>The same for streams from before restorations were kept here: these go from the facts to the record.</summary>
    private bool TookRecord => TakesRecord || Status == DamageCaseStatus.FactsConfirmed;

    private static DamageCase Evolve(DamageCase damage, DamageCaseEvent recorded) => recorded switch
    {
        DamageReported reported when damage.Status == DamageCaseStatus.Unknown => new DamageCase
        {
            Status = DamageCaseStatus.Reported,
            Id = reported.CaseId,
            Pair = reported.Pair,
            Marker = reported.Marker,
            EarlierCase = reported.EarlierCase,
            Findings = [reported.Finding],
        }.Informed(),
        DamageFindingAdded added when damage.IsOpen => (damage with { Findings = damage.Findings.Add(added.Finding) }).Informed(),
        OtherPartyNotified notified when damage.IsOpen => (damage with { Notifications = damage.Notifications.Add(notified) }).Informed(),
        DamageFactsStated stated when damage.TakesFacts && stated.Revision == (damage.Facts?.Revision ?? 0) + 1 => damage with
        {
            Status = DamageCaseStatus.OtherPartyNotified,
            Facts = damage.Facts?.Change(stated.By, stated.Facts) ?? Negotiation<DamageFacts>.Open(damage.Pair!.Parties, stated.By, stated.Facts),
        },
        DamageFactsConfirmed confirmed when damage is { Status: DamageCaseStatus.OtherPartyNotified, Facts: { } facts } =>
            damage with { Facts = facts.Confirm(confirmed.By, confirmed.Revision) },
        DamageFactsAgreed when damage is { Status: DamageCaseStatus.OtherPartyNotified, Facts.IsAgreed: true } =>
            damage with { Status = DamageCaseStatus.FactsConfirmed },

        DamageRecordDrafted drafted when damage.TookRecord && drafted.Revision == (damage.Record?.Revision ?? 0) + 1 => damage with
        {
            Status = DamageCaseStatus.RecordDrafted,
            RecordData = drafted.Data,
            Record = BilateralRecord.Next(damage.Record, damage.Pair!.Parties, drafted.Texts, null, DamageRecordData.With(drafted.Particulars, drafted.Data)),
        },
        DamageRecordSigned signed when damage.Status == DamageCaseStatus.RecordDrafted && signed.Revision == damage.Revision =>
            damage with { Record = damage.Record!.Sign(signed.Signature) },
        DamageCaseClosed { Outcome: DamageOutcome.Recorded } when damage is { Status: DamageCaseStatus.RecordDrafted, Record.IsSigned: true } =>
            damage with { Status = DamageCaseStatus.Closed },
        DamageCaseClosed { Outcome: DamageOutcome.Unfounded } when damage is { Status: DamageCaseStatus.FactsConfirmed, Facts.Terms.Verdict: DamageVerdict.Unfounded } =>
            damage with { Status = DamageCaseStatus.Unfounded },
        _ => Restore(damage, recorded),
    };

    /// <summary>Whoever states a finding, tells of it or is told of it knows of the case.</summary>
    private DamageCase Informed()
    {
        var informed = Findings.SelectMany(finding => finding.StatedBy).Concat(Notifications.SelectMany(told => new[] { told.By, told.Notified }));
        return Status == DamageCaseStatus.Reported && !Pair!.Parties.Except(informed).Any() ? this with { Status = DamageCaseStatus.OtherPartyNotified } : this;
    }
}
