using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Where a damage case stands.</summary>
public enum DamageCaseStatus
{
    Unknown,

    /// <summary>Not every party is known to have been told.</summary>
    Reported,

    /// <summary>Every party knows of it; the facts are not agreed.</summary>
    OtherPartyNotified,

    /// <summary>Every party has given its word on the facts.</summary>
    FactsConfirmed,

    /// <summary>The record is on the table.</summary>
    RecordDrafted,

    /// <summary>Every party has signed the record.</summary>
    Closed,

    /// <summary>Every party agrees that there was nothing.</summary>
    Unfounded,
}

/// <summary>What the deciders need to know of a damage case.</summary>
public sealed record DamageCase : IBorderAffair
{
    public const string Aggregate = "damage-case";

    private DamageCase()
    {
    }

    public static Decider<DamageCase, DamageCaseEvent> Decider { get; } = new(new DamageCase(), Evolve);

    public DamageCaseStatus Status { get; private init; }

    public BorderPair? Pair { get; private init; }

    public MarkerRef Marker { get; private init; } = null!;

    /// <summary>What was found, oldest first.</summary>
    public ImmutableArray<DamageFinding> Findings { get; private init; } = [];

    public ImmutableArray<OtherPartyNotified> Notifications { get; private init; } = [];

    /// <summary>The facts on the table and who has given its word on them.</summary>
    public Negotiation<DamageFacts>? Facts { get; private init; }

    /// <summary>The last draft; it can be signed only while the case is at its record.</summary>
    public BilateralRecord? Record { get; private init; }

    /// <summary>Of what is being confirmed or signed at the present stage.</summary>
    public int Revision => Status is DamageCaseStatus.RecordDrafted or DamageCaseStatus.Closed ? Record!.Revision : Facts?.Revision ?? 0;

    public bool IsOpen => Status is not (DamageCaseStatus.Unknown or DamageCaseStatus.Closed or DamageCaseStatus.Unfounded);

    public static StreamName Stream(Guid caseId) => new(Aggregate, caseId);

    public bool Includes(Party party) => Pair?.Includes(party) == true;

    private static DamageCase Evolve(DamageCase damage, DamageCaseEvent recorded) => recorded switch
    {
        DamageReported reported when damage.Status == DamageCaseStatus.Unknown => new DamageCase
        {
            Status = DamageCaseStatus.Reported,
            Pair = reported.Pair,
            Marker = reported.Marker,
            Findings = [reported.Finding],
        }.Informed(),
        DamageFindingAdded added when damage.IsOpen => (damage with { Findings = damage.Findings.Add(added.Finding) }).Informed(),
        OtherPartyNotified notified when damage.IsOpen => (damage with { Notifications = damage.Notifications.Add(notified) }).Informed(),
        DamageFactsStated stated when damage.IsOpen && damage.Status != DamageCaseStatus.Reported && stated.Revision == (damage.Facts?.Revision ?? 0) + 1 => damage with
        {
            Status = DamageCaseStatus.OtherPartyNotified,
            Facts = damage.Facts?.Change(stated.By, stated.Facts) ?? Negotiation<DamageFacts>.Open(damage.Pair!.Parties, stated.By, stated.Facts),
        },
        DamageFactsConfirmed confirmed when damage is { Status: DamageCaseStatus.OtherPartyNotified, Facts: { } facts } =>
            damage with { Facts = facts.Confirm(confirmed.By, confirmed.Revision) },
        DamageFactsAgreed when damage is { Status: DamageCaseStatus.OtherPartyNotified, Facts.IsAgreed: true } =>
            damage with { Status = DamageCaseStatus.FactsConfirmed },
        DamageRecordDrafted drafted when damage.TakesRecord && drafted.Revision == (damage.Record?.Revision ?? 0) + 1 => damage with
        {
            Status = DamageCaseStatus.RecordDrafted,
            Record = BilateralRecord.Next(damage.Record, damage.Pair!.Parties, drafted.Texts, null, drafted.Particulars),
        },
        DamageRecordSigned signed when damage.Status == DamageCaseStatus.RecordDrafted && signed.Revision == damage.Revision =>
            damage with { Record = damage.Record!.Sign(signed.Signature) },
        DamageCaseClosed { Outcome: DamageOutcome.Recorded } when damage is { Status: DamageCaseStatus.RecordDrafted, Record.IsSigned: true } =>
            damage with { Status = DamageCaseStatus.Closed },
        DamageCaseClosed { Outcome: DamageOutcome.Unfounded } when damage is { Status: DamageCaseStatus.FactsConfirmed, Facts.Terms.Verdict: DamageVerdict.Unfounded } =>
            damage with { Status = DamageCaseStatus.Unfounded },
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow on {damage.Status}."),
    };

    /// <summary>Whether a record may be put on the table: once the facts stand, and until all have signed.</summary>
    public bool TakesRecord => Status is DamageCaseStatus.FactsConfirmed or DamageCaseStatus.RecordDrafted;

    /// <summary>Whoever states a finding, tells of it or is told of it knows of the case.</summary>
    private DamageCase Informed()
    {
        var informed = Findings.SelectMany(finding => finding.StatedBy).Concat(Notifications.SelectMany(told => new[] { told.By, told.Notified }));
        return Status == DamageCaseStatus.Reported && !Pair!.Parties.Except(informed).Any() ? this with { Status = DamageCaseStatus.OtherPartyNotified } : this;
    }
}
