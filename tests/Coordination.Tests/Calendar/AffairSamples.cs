using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.Coordination.Tests;

/// <summary>Affairs as their events make them.</summary>
internal static class AffairSamples
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 8, 0, 0, TimeSpan.FromHours(7));

    public static readonly Party Vietnam = Party.Parse("VN");

    public static readonly Party Laos = Party.Parse("LA");

    public static KnownAffair<TAffair> Known<TAffair>(string aggregate, int number, string pair, params object[] events)
        where TAffair : Affair
    {
        var stream = new StreamName(aggregate, Envelope.Stream(number));
        Affair? affair = null;
        foreach (var (recorded, index) in events.Select((recorded, index) => (recorded, index)))
        {
            affair = Affair.After(affair, new LedgerFact(index + 1, stream, index + 1, Now.AddMinutes(index), BorderPair.Parse(pair), Visibility.Shared, Vietnam, recorded));
        }

        return new KnownAffair<TAffair>(stream, events.Length, Now, BorderPair.Parse(pair), Visibility.Shared, (TAffair)affair!);
    }

    public static KnownAffair<PatrolAffair> Patrol(int number, PatrolTerms terms, string pair = "VN-LA", params object[] events) => Known<PatrolAffair>(
        "patrol", number, pair, [new PatrolProposed(Envelope.Stream(number), BorderPair.Parse(pair), Vietnam, terms), .. events]);

    public static object[] Agreed(PatrolTerms terms) => [new PatrolConfirmed(Laos, 1), new PatrolAgreed(1, terms, [Vietnam, Laos])];

    public static PatrolTerms Terms(string from = "605", string to = "610", int day = 30, string unit = "Lao Bảo", string other = "LA") => new(
        MarkerRef.Parse(from), MarkerRef.Parse(to), Now.AddDays(day), Now.AddDays(day).AddHours(8), PatrolMode.Joint, "Tuần tra chung", Vietnam,
        [new(Party.Parse(other), [$"Post of {other}"], 8), new(Vietnam, [unit], 8)]);
}
