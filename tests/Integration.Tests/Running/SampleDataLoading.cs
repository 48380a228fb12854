using System.Runtime.CompilerServices;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>The sample data that <c>./run</c> loads.</summary>
public static class SampleDataLoading
{
    /// <summary>The moment from which the sample data of a system count, so that they are the same when they are loaded again.</summary>
    private static readonly ConditionalWeakTable<BorderCoordinationSystem, SampleMoment> Moments = new();

    /// <summary>Loads all of it and waits until the reactions have told what follows from it; again, it changes nothing.</summary>
    public static async Task LoadSampleDataAsync(this BorderCoordinationSystem system, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        var folder = Path.Combine(RunFolder.Here.Root, "deploy", "sample-data");
        var sample = new SampleData(folder, Moments.GetValue(system, _ => SampleMoment.Of(TimeProvider.System.GetUtcNow())), AddressOf, system.Issuer.Signer);
        (await sample.LoadAsync(http, cancellationToken)).Steps.ShouldBeGreaterThan(100);
        using var reader = system.As("LA", Service.BorderMarkers, "reader");
        await Eventually.BecomesTrueAsync(
            async () => await HistoryAsync("685", "border-markers.marker-seen.v1") == 2 && await HistoryAsync("686", "border-markers.marker-seen.v1") == 1
                && await HistoryAsync("683", "border-markers.marker-seen.v1") == 1 && await HistoryAsync("688", "border-markers.marker-relocated.v1") == 1,
            cancellationToken);
        foreach (var (party, pair) in new[] { ("LA", "VN-LA"), ("CN", "VN-CN") })
        {
            using var next = system.As(party, Service.JointPatrols, "reader");
            await Eventually.BecomesTrueAsync(
                async () => (await next.ReadAsync($"/patrol-drafts?pair={pair}")).GetRawText().Contains("Quarterly joint patrol", StringComparison.Ordinal),
                cancellationToken);
        }

        Uri AddressOf(string name) => new($"http://127.0.0.1:{system.Ports[Service.All.Single(service => service.Name == name)]}");

        async Task<int> HistoryAsync(string number, string type)
        {
            var marker = (await reader.ReadAsync($"/markers?pair=VN-LA&number={number}")).GetProperty("items")[0].GetProperty("id").GetString();
            return (await reader.ReadAsync($"/markers/{marker}/history?limit=500")).GetProperty("items").EnumerateArray().Count(entry => entry.GetProperty("type").GetString() == type);
        }
    }
}
