using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Corrections;
using BorderCoordination.JointPatrols.Patrols;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>The first correction of the minutes of the story's patrol.</summary>
internal static class CorrectionStory
{
    public static readonly ImmutableArray<RecordText> Reason = [new("vi", "Ghi nhầm số mốc."), new("lo", "ຂຽນເລກຫຼັກໝາຍຜິດ.")];

    public static readonly ImmutableArray<RecordText> OtherReason = [new("vi", "Ghi nhầm ngày."), new("lo", "ຂຽນວັນທີຜິດ.")];

    public static readonly Guid CorrectionId = Correction.IdOf(Id, 1);

    public static readonly RecordCorrection Of = new($"patrol/{Id}", Hash, Reason);

    public static readonly CorrectionPlace First = new(CorrectionId, 1, $"patrol/{Id}", Hash);

    public static readonly RecordParticulars ReservedByLA = new(Reservations: [new RecordReservation(LA, Reason)]);

    public static readonly MinutesCorrectionDrafted ByVN = new(CorrectionId, Pair, Id, 1, VN, 1, Of, OtherTexts);

    public static readonly MinutesCorrectionWithdrawn Withdrawal = new(LA, 1, "ບໍ່ຈຳເປັນ");

    public static string CorrectedHash => BilateralRecord.Draft(Pair.Parties, OtherTexts, null, null, Of).Hash;

    public static Patrol ClosedPatrol => Patrol.Decider.Fold(Closed);

    public static ImmutableArray<CorrectionEvent> Drafted => [ByVN];

    public static ImmutableArray<CorrectionEvent> HalfSigned => [ByVN, Signed(LA)];

    public static ImmutableArray<CorrectionEvent> Withdrawn => [.. HalfSigned, Withdrawal];

    public static ImmutableArray<CorrectionEvent> InForce =>
        [.. HalfSigned, Signed(VN), new MinutesCorrected(CorrectionId, Id, 1, $"patrol/{Id}", CorrectedHash)];

    public static MinutesCorrectionSigned Signed(Party by) => new(1, new RecordSignature(by, $"Trưởng đoàn {by}", CorrectedHash));
}
