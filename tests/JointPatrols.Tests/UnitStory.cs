using System.Collections.Immutable;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Units;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>One party's register of a command and a post that, after the provinces merge, belongs to another.</summary>
internal static class UnitStory
{
    public static readonly Guid RegisterId = UnitRegister.IdOf(Pair, VN);

    public static readonly DateOnly Begin = new(2020, 1, 1);

    public static readonly DateOnly Merger = new(2026, 7, 1);

    public static readonly UnitDescription Command = new("Bộ Chỉ huy Bộ đội Biên phòng tỉnh Quảng Trị", UnitLevel.ProvincialCommand, "Quảng Trị", []);

    public static readonly UnitDescription Post = new(
        "Đồn Biên phòng La Lay", UnitLevel.Post, "Quảng Trị", [new LineStretch(Marker("606"), Marker("612"))], "2", "quang-tri");

    public static readonly UnitDescription PostAfterMerger = Post with { Name = "Đồn Biên phòng Cửa khẩu Quốc tế La Lay" };

    public static readonly UnitRegistered CommandRegistered = new(RegisterId, Pair, VN, "quang-tri", Begin, Command);

    public static readonly UnitRegistered PostRegistered = new(RegisterId, Pair, VN, "la-lay", Begin, Post);

    public static ImmutableArray<UnitRegisterEvent> Kept => [CommandRegistered, PostRegistered];

    public static ImmutableArray<UnitRegisterEvent> Renamed => [.. Kept, new UnitChanged(VN, "la-lay", Merger, PostAfterMerger, "Sáp nhập tỉnh")];

    public static ImmutableArray<UnitRegisterEvent> PostEnded => [.. Kept, new UnitEnded(VN, "la-lay", Merger, "Sáp nhập đồn")];
}
