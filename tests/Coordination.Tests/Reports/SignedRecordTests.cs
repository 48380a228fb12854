using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination.Tests;

public sealed class SignedRecordTests
{
    private static readonly RecordSignature North = new(AffairSamples.Vietnam, "Colonel Nguyễn", "new");

    private static readonly RecordSignature South = new(AffairSamples.Laos, "Major Khamphone", "new");

    [Fact]
    public void A_record_is_the_last_draft_with_the_signatures_on_it_and_the_section_as_last_agreed()
    {
        var terms = AffairSamples.Terms();
        var record = SignedRecord.Of(
        [
            new PatrolProposed(Envelope.Stream(1), BorderPair.Parse("VN-LA"), AffairSamples.Vietnam, terms),
            new PatrolCounterProposed(AffairSamples.Laos, 2, terms with { From = MarkerRef.Parse("620"), To = MarkerRef.Parse("612") }, "Nearer"),
            new PatrolMinutesDrafted(AffairSamples.Vietnam, 1, [new("vi", "Cũ")], null, new RecordParticulars("11/2026")),
            new PatrolMinutesSigned(1, new RecordSignature(AffairSamples.Vietnam, "Nobody", "old")),
            new PatrolMinutesDrafted(AffairSamples.Vietnam, 2, [new("vi", "Mới")], null, new RecordParticulars("12/2026")),
            new PatrolMinutesSigned(2, North),
            new PatrolMinutesSigned(2, South),
            new PatrolClosed(Envelope.Stream(1), PatrolResult.Complete, "new"),
        ]);
        record.Content.Texts.Single().Text.ShouldBe("Mới");
        record.Content.Signatures.ShouldBe([North, South]);
        (record.Number, record.Hash, record.Section).ShouldBe(("12/2026", "new", (612, 620)));
    }

    [Fact]
    public void A_correction_names_what_it_supersedes()
    {
        var patrol = Envelope.Stream(1);
        var record = SignedRecord.Of(
        [
            new MinutesCorrectionDrafted(
                Envelope.Stream(2), BorderPair.Parse("VN-LA"), patrol, 1, AffairSamples.Vietnam, 1, new RecordCorrection($"patrol/{patrol}", "new", []), [new("vi", "Sửa")]),
            new MinutesCorrectionSigned(1, North),
            new MinutesCorrected(Envelope.Stream(2), patrol, 1, $"patrol/{patrol}", "corrected"),
        ]);
        record.Correction.ShouldBe(($"patrol/{patrol}", $"patrol/{patrol}"));
        record.Hash.ShouldBe("corrected");
    }
}
