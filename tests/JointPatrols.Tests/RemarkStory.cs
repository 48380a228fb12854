using System.Collections.Immutable;
using BorderCoordination.Contracts.JointPatrols;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>One internal remark of VN on a patrol with LA, and one of its figures.</summary>
internal static class RemarkStory
{
    public static readonly Guid RemarkId = Guid.Parse("01970000-0000-7000-8000-000000000005");

    public static readonly RemarkSubject OnPatrol = new(PatrolId: Id);

    public static readonly RemarkSubject OnMarker = new(Marker: Marker("607/1(2)"));

    public static readonly RemarkSubject OfQuarter = new(Quarter: "2026-Q1");

    public static readonly RemarkContent HighRisk = new("Đối tượng buôn lậu hay qua lối mòn gần mốc 608", RiskLevel.High);

    public static readonly RemarkContent LowRisk = HighRisk with { Risk = RiskLevel.Low };

    public static readonly RemarkContent Figures = new("Số liệu của ta", Figures: [new OwnFigure("Lượt người qua lối mòn", 14), new OwnFigure("Km tuần tra", 15.3m)]);

    public static RemarkRecorded ByVN => new(RemarkId, Pair, VN, RemarkKind.Risk, OnPatrol, HighRisk);

    public static ImmutableArray<RemarkEvent> Recorded => [ByVN];

    public static ImmutableArray<RemarkEvent> Amended => [.. Recorded, new RemarkAmended(2, LowRisk)];

    public static ImmutableArray<RemarkEvent> Withdrawn => [.. Recorded, new RemarkWithdrawn()];

    public static ImmutableArray<RemarkEvent> FiguresRecorded => [new RemarkRecorded(RemarkId, Pair, VN, RemarkKind.Figures, OfQuarter, Figures)];
}
