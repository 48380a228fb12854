using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.FriendshipExchanges.Exchanges;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

public sealed class StatisticsTests
{
    [Fact]
    public void The_balance_tells_how_often_each_party_was_host_and_what_was_counted()
    {
        var balance = ExchangeStatisticsSlice.Balance(
            [Pair],
            [new(Pair, [Vn, Cn], [new ResultFigure("trees", 2)]), new(Pair, [Vn], [new ResultFigure("trees", 3), new ResultFigure("gifts", 1)]), new(Three, [Vn], [])]).Single();
        balance.Held.ShouldBe(2);
        balance.Hosts.ShouldBe([new HostCount(Vn, 2, 1), new HostCount(Cn, 1, 0)]);
        balance.Results.ShouldBe([new ResultTotal("gifts", 1), new ResultTotal("trees", 5)]);
        ExchangeStatisticsSlice.ToCsv([balance]).ShouldBe("pair,held,party,hosted,alone\r\nVN-CN,2,VN,2,1\r\nVN-CN,2,CN,1,0\r\n");
    }
}
