using System.Globalization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Corrections;

/// <summary>What the deciders need to know of a correction of signed minutes.</summary>
public sealed record Correction : IBorderAffair
{
    public const string Aggregate = "minutes-correction";

    private Correction()
    {
    }

    public static Decider<Correction, CorrectionEvent> Decider { get; } = new(new Correction(), Evolve);

    public Guid Id { get; private init; }

    public CorrectionStatus Status { get; private init; }

    public BorderPair? Pair { get; private init; }

    public Guid PatrolId { get; private init; }

    /// <summary>1 for the first correction of the minutes of that patrol.</summary>
    public int Number { get; private init; }

    /// <summary>The last draft; none before the first.</summary>
    public BilateralRecord Record { get; private init; } = null!;

    /// <summary>What it supersedes once all have signed, and why.</summary>
    public RecordCorrection Of => Record.Correction!;

    public int Revision => Status == CorrectionStatus.Unknown ? 0 : Record.Revision;

    public static StreamName Stream(Guid correctionId) => new(Aggregate, correctionId);

    /// <summary>
    /// One stream for each patrol and number, so that two drafts of the next correction come to the same one, and the second is refused.
    /// </summary>
    public static Guid IdOf(Guid patrolId, int number) => NamedGuid.Of(Aggregate, patrolId.ToString(), number.ToString(CultureInfo.InvariantCulture));

    private static Correction Evolve(Correction correction, CorrectionEvent recorded) => (correction.Status, recorded) switch
    {
        (not CorrectionStatus.InForce, MinutesCorrectionDrafted drafted) when drafted.Revision == correction.Revision + 1 => new Correction
        {
            Id = drafted.CorrectionId,
            Status = CorrectionStatus.Drafted,
            Pair = drafted.Pair,
            PatrolId = drafted.PatrolId,
            Number = drafted.Number,
            Record = BilateralRecord.Next(correction.Record, drafted.Pair.Parties, drafted.Texts, null, drafted.Particulars, drafted.Correction),
        },
        (CorrectionStatus.Drafted or CorrectionStatus.PartiallySigned, MinutesCorrectionSigned signed) when signed.Revision == correction.Revision =>
            correction with { Status = CorrectionStatus.PartiallySigned, Record = correction.Record.Sign(signed.Signature) },
        (CorrectionStatus.Drafted or CorrectionStatus.PartiallySigned, MinutesCorrectionWithdrawn withdrawn) when withdrawn.Revision == correction.Revision =>
            correction with { Status = CorrectionStatus.Withdrawn },
        (CorrectionStatus.PartiallySigned, MinutesCorrected) when correction.Record.IsSigned => correction with { Status = CorrectionStatus.InForce },
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow on {correction.Status}."),
    };
}

/// <summary>Where a correction of signed minutes stands.</summary>
public enum CorrectionStatus
{
    Unknown,

    /// <summary>On the table; nobody has signed this draft.</summary>
    Drafted,

    /// <summary>Some parties have signed it, not all.</summary>
    PartiallySigned,

    /// <summary>Taken off the table; the next draft begins it anew.</summary>
    Withdrawn,

    /// <summary>Every party has signed it; it is read in place of what it supersedes.</summary>
    InForce,
}
