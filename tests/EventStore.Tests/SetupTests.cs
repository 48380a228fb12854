using BorderCoordination.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

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
}
