using System.Globalization;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;
using Npgsql;

namespace BorderCoordination.Integration.Tests;

/// <summary>
/// The year 2027 on the border, lived through the public APIs on a system of its own whose clock is moved from day to day. Everything is told in the order of its
/// days; nothing is waited for but what the services do on hearing of each other. <see cref="YearOnTheBorderTests"/> asks afterwards.
/// </summary>
public sealed partial class YearOnTheBorder : IAsyncLifetime
{
    private const int Year = 2027;

    private readonly MovedClock _clock = new(Path.Combine(Path.GetTempPath(), $"year-{Guid.CreateVersion7():N}"));

    private readonly Dictionary<(string Party, Service Service), Caller> _callers = [];

    public static string[] Parties { get; } = ["VN", "CN", "LA", "KH"];

    /// <summary>The end of the first half of the year: between what was recorded in June and in July.</summary>
    public static DateTimeOffset MidYear { get; } = At(7, 1, 0);

    /// <summary>The affairs by the names that they have in this year, and their ids.</summary>
    public Dictionary<string, Guid> Affairs { get; } = [];

    /// <summary>What each party was told by each report when it was the middle of the year.</summary>
    public Dictionary<(string Party, string Report), string[]> ToldAtMidYear { get; } = [];

    /// <summary>The calendar for calendar programs then, which is not asked for as of a moment.</summary>
    public Dictionary<string, string[]> SubscribedAtMidYear { get; } = [];

    public BorderCoordinationSystem System { get; private set; } = null!;

    /// <summary>A moment of the year by the clock of Viet Nam, Laos and Cambodia.</summary>
    public static DateTimeOffset At(int month, int day, int hour = 8, int minute = 0) => new(Year, month, day, hour, minute, 0, TimeSpan.FromHours(7));

    /// <summary>Somebody of a party with every role of parties.</summary>
    public Caller Of(string party, Service service)
    {
        if (!_callers.TryGetValue((party, service), out var caller))
        {
            _callers.Add((party, service), caller = System.As(party, service));
        }

        return caller;
    }

    public async ValueTask InitializeAsync()
    {
        _clock.MoveTo(At(1, 5));
        System = await BorderCoordinationSystem.StartAsync(environment: _ => _clock.Environment);
        await WinterAsync();
        await SpringAsync();
        await ItIsAsync(7, 1, 0);
        await KeepWhatIsToldAsync();
        await SummerAsync();
        await MeetAtTriJunctionAsync();
        await ItIsAsync(12, 31, 12);
        await ProjectedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var caller in _callers.Values)
        {
            caller.Dispose();
        }

        if (System is not null)
        {
            await System.DisposeAsync();
        }

        _clock.Dispose();
        File.Delete(_clock.Path);
    }

    private Caller Patrols(string party) => Of(party, Service.JointPatrols);

    private async Task KeepWhatIsToldAsync()
    {
        await ProjectedAsync();
        foreach (var party in Parties)
        {
            foreach (var report in Reports.Keys)
            {
                ToldAtMidYear.Add((party, report), await AskAsync(party, report));
            }

            SubscribedAtMidYear.Add(party, await SubscribeAsync(party));
        }
    }

    /// <summary>The next day begins once the ledger has all of the last one, so that the positions follow the days.</summary>
    private async Task ItIsAsync(int month, int day, int hour = 8)
    {
        await System.LedgerShouldBecomeCompleteAsync(TestContext.Current.CancellationToken);
        _clock.MoveTo(At(month, day, hour));
    }

    /// <summary>Waits until the party has so many facts of a type in its feed, by reactions too.</summary>
    private Task HeardAsync(string party, string type, int count) => Eventually.BecomesTrueAsync(
        async () => (await Of(party, Service.Coordination).FeedAsync(filter: $"&type={type}")).Count >= count, TestContext.Current.CancellationToken);

    private static async Task RefusedAsync(Caller caller, string path, object command, int status, string code)
    {
        var refused = await Answer.OfAsync(await caller.PostAsync(path, command));
        (refused.Status, refused.Code).ShouldBe((status, code), $"{path}: {refused.Text}");
    }

    /// <summary>Waits until everything that is made of the ledger has all of it.</summary>
    private async Task ProjectedAsync()
    {
        await System.LedgerShouldBecomeCompleteAsync(TestContext.Current.CancellationToken);
        var entries = (await System.LedgerAsync()).Count;
        await using var coordination = NpgsqlDataSource.Create(System.ConnectionString(Service.Coordination.Database));
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                await using var behind = coordination.CreateCommand(string.Create(CultureInfo.InvariantCulture, $"select not exists (select from projections where position < {entries})"));
                return await behind.ExecuteScalarAsync() is true;
            },
            TestContext.Current.CancellationToken);
    }
}
