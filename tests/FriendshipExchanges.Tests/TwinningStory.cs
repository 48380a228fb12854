using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

/// <summary>Three posts and one company, from the proposal to the end.</summary>
internal static class TwinningStory
{
    public static readonly BorderPair LaPair = BorderPair.Parse("VN-LA");

    public static readonly DateOnly Day = new(2025, 10, 9);

    public static readonly TwinningTerms TwinTerms = new(
        TwinningKind.Post,
        [
            new TwinnedMember(Vn, "Đồn Ga Ry", "Hùng Sơn", "Đà Nẵng"), new TwinnedMember(Vn, "Đồn Tr'Hy", "Hùng Sơn"), new TwinnedMember(Vn, "Đồn A Nông", "Hùng Sơn"),
            new TwinnedMember(La, "Company 534", "Kaleum", "Sekong"),
        ],
        [new RecordText("vi", "12 điều"), new RecordText("lo", "12 ຂໍ້")]);

    public static readonly TwinningProposed Twinned = new(new Guid("0198cccc-0000-7000-8000-000000000001"), LaPair, Vn, TwinTerms);

    public static readonly TwinningEstablished Established = new(Vn, Day, "Ga Ry");

    public static readonly TwinningReview Tenth = new(Day.AddMonths(1), "Kaleum", 10, "Hai bên giữ vững");

    public static readonly TwinningReviewHeld Reviewed = new(Vn, 1, Tenth);

    public static ImmutableArray<TwinningEvent> RulesAgreed => [Twinned, new TwinningConfirmed(La, 1), new TwinningRulesAgreed(1, TwinTerms, [Vn, La])];

    public static ImmutableArray<TwinningEvent> Active => [.. RulesAgreed, Established];

    public static ImmutableArray<TwinningEvent> Suspended => [.. Active, new TwinningSuspended(La, "Epidemic")];

    public static ImmutableArray<TwinningEvent> Ended =>
        [.. Active, new TwinningStepProposed(Vn, 1, TwinningStep.End, "Merged"), new TwinningStepConfirmed(La, 1), new TwinningEnded(1, [Vn, La])];
}
