using BorderCoordination.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BorderCoordination.EventStore.Tests;

public sealed class SetupTests
{
    [Fact]
    public void A_missing_connection_string_is_named() =>
        Should.Throw<InvalidOperationException>(() => Host.CreateEmptyApplicationBuilder(null).AddEventStore())
            .Message.ShouldContain("ConnectionStrings:Database");

    [Fact]
    public async Task An_engine_that_is_not_in_the_build_is_refused_with_those_that_are()
    {
        await using var database = await TestPostgres.CreateAsync(StoreCalls.Token);
        await using var store = TestStore.Build("oracle", database);

        (await Should.ThrowAsync<OptionsValidationException>(store.StartAsync)).Message.ShouldContain("builtin");
    }

    [Fact]
    public async Task Health_tells_whether_the_database_answers()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Database", "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2")]);
        builder.AddEventStore();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        using var away = builder.Build();
        (await away.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(StoreCalls.Token)).Status.ShouldBe(HealthStatus.Unhealthy);

        await using var store = await TestStore.StartAsync("builtin", configure: services => services.AddHealthChecks().AddCheck<DatabaseHealth>("database"));
        (await store.Service<HealthCheckService>().CheckHealthAsync(StoreCalls.Token)).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Theory]
    [InlineData("", null, 50)]
    [InlineData("", "Host=elsewhere;Username=nobody", 0)]
    [InlineData(";Max Auto Prepare=7", null, 7)]
    public void Statements_are_prepared_unless_there_is_a_pooler_or_the_connection_string_says_otherwise(string said, string? direct, int prepared)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
        [
            new("ConnectionStrings:Database", "Host=127.0.0.1;Port=1;Username=nobody" + said),
            new("ConnectionStrings:DatabaseDirect", direct),
        ]);
        builder.AddEventStore();
        using var host = builder.Build();

        new NpgsqlConnectionStringBuilder(host.Services.GetRequiredService<NpgsqlDataSource>().ConnectionString).MaxAutoPrepare.ShouldBe(prepared);
    }
}
