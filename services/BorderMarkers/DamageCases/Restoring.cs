using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>How the marker of the case is restored, or given another place.</summary>
public sealed partial record DamageCase
{
    /// <summary>The last notice of the responsible party.</summary>
    public RestorationNotified? Notice { get; private init; }

    /// <summary>Who was named in answer to the last notice.</summary>
    public ImmutableArray<RestorationWitness> Witnesses { get; private init; } = [];

    /// <summary>When the work began; none before.</summary>
    public DateOnly? BegunOn { get; private init; }

    /// <summary>How the marker was restored, as last recorded.</summary>
    public MarkerRestored? Restored { get; private init; }

    public ImmutableArray<RestorationReminded> Reminders { get; private init; } = [];

    /// <summary>The statement on the table that the marker cannot be restored where it stood, and who has given its word on it.</summary>
    public Negotiation<UnrecoverableStatement>? Unrecoverable { get; private init; }

    public DamageReferredToCommittee? Referral { get; private init; }

    /// <summary>The other place that is before the Joint Committee, and the sides of it that have approved.</summary>
    public Negotiation<MarkerRelocation>? Relocation { get; private init; }

    /// <summary>Who restores the marker, by every party's word.</summary>
    public Party? Responsible => Facts is { IsAgreed: true } facts ? facts.Terms.Responsible : null;

    /// <summary>Whether the marker waits to be restored, so that the responsible party can be reminded of it.</summary>
    public bool AwaitsRestoration => Status is DamageCaseStatus.FactsConfirmed or DamageCaseStatus.Monitoring or DamageCaseStatus.RestorationNotified
        or DamageCaseStatus.InRestoration or DamageCaseStatus.RelocationDecided;

    /// <summary>Whether work may be announced, or announced for another time.</summary>
    public bool TakesNotice => AwaitsRestoration && Status != DamageCaseStatus.InRestoration;

    /// <summary>Whether a witness may be named for the work that is announced.</summary>
    public bool TakesWitness => Status is DamageCaseStatus.RestorationNotified or DamageCaseStatus.InRestoration;

    /// <summary>Whether it may be said how the marker was restored; a record that was drafted on another statement falls.</summary>
    public bool TakesRestoration => Status is DamageCaseStatus.InRestoration or DamageCaseStatus.Remeasured
        || (Status == DamageCaseStatus.RecordDrafted && Restored is not null);

    /// <summary>Whether it may be said that the place is lost: not of a place that the Joint Committee has chosen for that.</summary>
    public bool TakesUnrecoverable => AwaitsRestoration && Relocation is null;

    /// <summary>Whether the Joint Committee has it to decide on.</summary>
    public bool TakesRelocation => Status == DamageCaseStatus.ReferredToJointCommittee;

    /// <summary>Every party but the responsible one.</summary>
    public IEnumerable<Party> Others => Pair!.Parties.Where(party => party != Responsible);

    private static DamageCase Restore(DamageCase damage, DamageCaseEvent recorded) => recorded switch
    {
        DamageMonitoringBegun begun when damage.Status == DamageCaseStatus.FactsConfirmed && begun.Revision == damage.Facts!.Revision =>
            damage with { Status = DamageCaseStatus.Monitoring },
        RestorationReminded reminded when damage.AwaitsRestoration => damage with { Reminders = damage.Reminders.Add(reminded) },
        RestorationNotified notified when damage.TakesNotice && notified.Revision == (damage.Notice?.Revision ?? 0) + 1 =>
            damage with { Status = DamageCaseStatus.RestorationNotified, Notice = notified, Witnesses = [], BegunOn = null },
        RestorationWitnessNamed named when damage.TakesWitness && named.Revision == damage.Notice!.Revision => damage with
        {
            Witnesses = [.. damage.Witnesses.Where(witness => witness.Party != named.By), new RestorationWitness(named.By, named.Witness)],
        },
        RestorationBegun begun when damage.Status == DamageCaseStatus.RestorationNotified && begun.Revision == damage.Notice!.Revision =>
            damage with { Status = DamageCaseStatus.InRestoration, BegunOn = begun.BegunOn },
        MarkerRestored restored when damage.TakesRestoration => damage with { Status = DamageCaseStatus.Remeasured, Restored = restored },
        MarkerStatedUnrecoverable stated when damage.TakesUnrecoverable && stated.Revision == (damage.Unrecoverable?.Revision ?? 0) + 1 => damage with
        {
            Unrecoverable = damage.Unrecoverable?.Change(stated.By, stated.Statement)
                ?? Negotiation<UnrecoverableStatement>.Open(damage.Pair!.Parties, stated.By, stated.Statement),
        },
        MarkerConfirmedUnrecoverable confirmed when damage is { TakesUnrecoverable: true, Unrecoverable: { } statement } =>
            damage with { Unrecoverable = statement.Confirm(confirmed.By, confirmed.Revision) },
        MarkerUnrecoverable when damage is { TakesUnrecoverable: true, Unrecoverable.IsAgreed: true } =>
            damage with { Status = DamageCaseStatus.Unrecoverable },
        DamageReferredToCommittee referred when damage.Status == DamageCaseStatus.Unrecoverable =>
            damage with { Status = DamageCaseStatus.ReferredToJointCommittee, Referral = referred },
        RelocationProposed proposed when damage.TakesRelocation && proposed.Revision == (damage.Relocation?.Revision ?? 0) + 1 => damage with
        {
            Relocation = damage.Relocation?.Change(proposed.By, proposed.Relocation)
                ?? Negotiation<MarkerRelocation>.Open(damage.Pair!.Parties, proposed.By, proposed.Relocation),
        },
        RelocationApproved approved when damage is { TakesRelocation: true, Relocation: { } relocation } =>
            damage with { Relocation = relocation.Confirm(approved.By, approved.Revision) },
        RelocationDecided when damage is { TakesRelocation: true, Relocation.IsAgreed: true } =>
            damage with { Status = DamageCaseStatus.RelocationDecided },
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow on {damage.Status}."),
    };
}
