using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.Coordination.Tests;

public sealed class RecentEntriesTests
{
    private static readonly FeedFilter OfVietnam = FeedFilter.Read(new Actor(Party.Parse("VN"), null, "reader"), null, null, null, null);

    [Fact]
    public void Nothing_is_read_before_it_begins() => new RecentEntries().Read(0, OfVietnam, 10).ShouldBeNull();

    [Fact]
    public void What_follows_a_position_is_read_up_to_the_limit()
    {
        var recent = From(10, 5);

        Positions(recent.Read(11, OfVietnam, 2)).ShouldBe([12, 13]);
        recent.Read(11, OfVietnam, 2)!.Examined.ShouldBe(13);
        recent.Read(15, OfVietnam, 2)!.Examined.ShouldBe(15);
    }

    [Fact]
    public void A_position_outside_is_not_answered()
    {
        var recent = From(10, 5);

        recent.Read(9, OfVietnam, 2).ShouldBeNull();
        recent.Read(16, OfVietnam, 2).ShouldBeNull();
    }

    [Fact]
    public void The_oldest_make_room_by_number()
    {
        var recent = From(0, 5, new RecentEntries(capacity: 3));

        recent.Read(1, OfVietnam, 10).ShouldBeNull();
        Positions(recent.Read(2, OfVietnam, 10)).ShouldBe([3, 4, 5]);
    }

    [Fact]
    public void The_oldest_make_room_by_bytes()
    {
        var recent = From(0, 5, new RecentEntries(mostBytes: 250));

        recent.Read(2, OfVietnam, 10).ShouldBeNull();
        Positions(recent.Read(3, OfVietnam, 10)).ShouldBe([4, 5]);
    }

    [Fact]
    public void What_is_there_already_and_what_leaves_a_gap_is_left_out()
    {
        var recent = From(10, 2);

        recent.Add([Entry(12), Entry(13), Entry(15)]);

        Positions(recent.Read(10, OfVietnam, 10)).ShouldBe([11, 12, 13]);
    }

    private static RecentEntries From(long after, int count, RecentEntries? recent = null)
    {
        recent ??= new RecentEntries();
        recent.Restart(after);
        recent.Add([.. Enumerable.Range(1, count).Select(step => Entry(after + step))]);
        return recent;
    }

    private static FeedEntry Entry(long position) =>
        new(position, "joint-patrols.patrol-confirmed.v1", "patrol/1", BorderPair.Parse("VN-LA"), Visibility.Shared, new byte[100]);

    private static IEnumerable<long> Positions(FeedPage? page) => page!.Entries.Select(entry => entry.Position);
}
