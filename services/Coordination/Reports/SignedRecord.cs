using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>What stands in a bilateral record.</summary>
internal sealed record ArchivedContent(
    ImmutableArray<RecordText> Texts, ImmutableArray<RecordSignature> Signatures, RecordParticulars? Particulars = null, ImmutableArray<RecordCommitment>? Commitments = null);

/// <summary>
/// A bilateral record that every party has signed, of whichever service, by the history of its affair: the last draft and the words given on it since.
/// </summary>
internal sealed record SignedRecord
{
    public ArchivedContent Content { get; private init; } = new([], []);

    /// <summary>What all have signed.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>The record's number as the parties write it.</summary>
    public string? Number { get; private init; }

    /// <summary>The section of a patrol, by main numbers.</summary>
    public (int First, int Last)? Section { get; private init; }

    /// <summary>The markers that it is about, by main numbers.</summary>
    public ImmutableSortedDictionary<string, int> Markers { get; private init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The affair whose record it corrects, and the patrol of both.</summary>
    public (string Supersedes, string Patrol)? Correction { get; private init; }

    /// <summary>Whether with an event the last party has signed a record.</summary>
    public static bool IsCompletedBy(object recorded) =>
        recorded is PatrolClosed or MinutesCorrected or ExchangeMinutesCompleted or DossierCompleted or DamageCaseClosed { RecordHash: not null };

    public static SignedRecord Of(IEnumerable<object> history) => history.Aggregate(new SignedRecord(), (record, recorded) => record.After(recorded));

    private SignedRecord After(object recorded) => recorded switch
    {
        PatrolProposed proposed => this with { Section = Between(proposed.Terms) },
        PatrolCounterProposed counter => this with { Section = Between(counter.Terms) },
        PatrolMinutesDrafted drafted => Draft(drafted.Texts, drafted.Particulars, drafted.Commitments),
        PatrolMinutesSigned signed => Sign(signed.Signature),
        PatrolClosed closed => this with { Hash = closed.MinutesHash },
        MinutesCorrectionDrafted drafted => Draft(drafted.Texts, drafted.Particulars) with { Correction = (drafted.Correction.Supersedes, $"patrol/{drafted.PatrolId}") },
        MinutesCorrectionSigned signed => Sign(signed.Signature),
        MinutesCorrected corrected => this with { Hash = corrected.Hash },
        ProgrammeItemAdded added => At(added.Item, added.Content.Marker),
        ProgrammeItemChanged changed => At(changed.Item, changed.Content.Marker),
        ProgrammeItemWithdrawn withdrawn => At(withdrawn.Item, null),
        ExchangeMinutesDrafted drafted => Draft(drafted.Texts, drafted.Particulars, drafted.Commitments) with { Number = drafted.Number },
        ExchangeMinutesSigned signed => Sign(signed.Signature),
        ExchangeMinutesCompleted completed => this with { Hash = completed.Hash },
        MarkerPositionPlanned planned => At("", planned.Plan.Number),
        DossierDrafted drafted => Draft(drafted.Texts, drafted.Particulars),
        DossierSigned signed => Sign(signed.Signature),
        DossierCompleted completed => this with { Hash = completed.Hash },
        DamageReported reported => At("", reported.Marker),
        DamageRecordDrafted drafted => Draft(drafted.Texts, drafted.Particulars),
        DamageRecordSigned signed => Sign(signed.Signature),
        DamageCaseClosed { RecordHash: { } hash } => this with { Hash = hash },
        _ => this,
    };

    private SignedRecord Draft(ImmutableArray<RecordText> texts, RecordParticulars? particulars, ImmutableArray<RecordCommitment>? commitments = null) =>
        this with { Content = new ArchivedContent(texts, [], particulars, commitments), Number = particulars?.Number };

    private SignedRecord Sign(RecordSignature signature) => this with { Content = Content with { Signatures = Content.Signatures.Add(signature) } };

    private SignedRecord At(string place, MarkerRef? marker) => this with { Markers = marker is null ? Markers.Remove(place) : Markers.SetItem(place, marker.Main) };

    private static (int First, int Last) Between(PatrolTerms terms) => (Math.Min(terms.From.Main, terms.To.Main), Math.Max(terms.From.Main, terms.To.Main));
}
