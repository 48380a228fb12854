namespace BorderCoordination.Coordination.Tests;

public sealed class ReconciliationTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private static readonly DateTimeOffset Noted = Envelope.Time;

    [Theory]
    [InlineData(1, null, null, false, "within the grace it may still come")]
    [InlineData(2, null, null, true, "nothing has ever come from there")]
    [InlineData(10, -60, 9, false, "older events keep coming: a backlog is being drained")]
    [InlineData(10, 1, 9, false, "what comes is not clearly younger")]
    [InlineData(10, 3, 9, true, "younger events have overtaken it")]
    [InlineData(10, -60, 5, true, "nothing comes any more")]
    public void What_is_missing_is_lost_once_it_has_been_overtaken_or_nothing_comes(int now, int? lastTime, int? lastCame, bool lost, string because) =>
        IsLost(waits: false, now, lastTime, lastCame).ShouldBe(lost, because);

    [Fact]
    public void A_gap_within_a_stream_needs_no_more_proof_than_the_grace()
    {
        IsLost(waits: true, now: 1, lastTime: -60, lastCame: 1).ShouldBeFalse();
        IsLost(waits: true, now: 2, lastTime: -60, lastCame: 2).ShouldBeTrue();
    }

    private static bool IsLost(bool waits, int now, int? lastTime, int? lastCame) => Reconciliation.IsLost(
        new Behind(Envelope.Stream(1), 0, Noted, waits),
        lastTime is { } time ? (Noted.AddSeconds(time), Noted.AddSeconds(lastCame!.Value)) : null,
        Noted.AddSeconds(now),
        Grace);
}
