using System.Net;
using BorderCoordination.EventStore;
using BorderCoordination.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace BorderCoordination.Coordination.Tests;

public sealed class ProjectionTests
{
    private static readonly Guid First = Envelope.Stream(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_entry_is_taken_in_once_and_in_order_by_whichever_of_several_replicas()
    {
        await using var database = await TestPostgres.CreateAsync(Token);
        await using var one = await StartAsync(database, version: 1);
        await using var other = await StartAsync(database, version: 1);
        foreach (var number in Enumerable.Range(1, 40))
        {
            await one.RecordAsync([.. Enumerable.Range(1, 25).Select(version => Envelope.Of(Envelope.Stream(number), version))]);
        }

        await Eventually.BecomesTrueAsync(async () => await one.CountAsync("noted") == 1000, Token);
        (await database.ScalarAsync<bool>("select array_agg(position order by number) = array_agg(position order by position) and max(position) = 1000 from noted", Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_raised_version_makes_the_tables_anew_and_an_older_build_leaves_them_alone()
    {
        await using var database = await TestPostgres.CreateAsync(Token);
        await using (var before = await StartAsync(database, version: 1))
        {
            await before.RecordAsync(Envelope.Of(First, 1), Envelope.Of(First, 2));
            await Eventually.BecomesTrueAsync(async () => await before.CountAsync("noted") == 2, Token);
            await database.ExecuteAsync("delete from noted", Token);
            await before.RecordAsync(Envelope.Of(First, 3));
            await Eventually.BecomesTrueAsync(async () => await before.CountAsync("noted") == 1, Token);
        }

        await using (var newer = await StartAsync(database, version: 2))
        {
            await Eventually.BecomesTrueAsync(async () => await newer.CountAsync("noted") == 3, Token);
        }

        await using var older = await StartAsync(database, version: 1);
        await older.RecordAsync(Envelope.Of(First, 4));
        await Task.Delay(300, Token);
        (await older.CountAsync("noted")).ShouldBe(3);
    }

    [Fact]
    public async Task One_that_fails_says_so_and_stands_while_the_ledger_and_the_others_go_on()
    {
        await using var app = await StartAsync(null, version: 1, failsAt: 2);
        await app.RecordAsync(Envelope.Of(First, 1));
        await Eventually.BecomesTrueAsync(async () => await app.CountAsync("noted") == 1, Token);
        await app.RecordAsync(Envelope.Of(First, 2), Envelope.Of(First, 3));
        (await app.EntriesAsync()).Count.ShouldBe(3);
        await Eventually.BecomesTrueAsync(async () => await app.Database.ScalarAsync<long>("select position from projections where name = 'affairs'", Token) == 3, Token);
        await Eventually.BecomesTrueAsync(
            async () => (await app.Get<HealthCheckService>().CheckHealthAsync(Token)).Entries["projections"] is { Status: HealthStatus.Degraded, Description: var why }
                && why!.Contains("noting cannot go on: No further", StringComparison.Ordinal),
            Token);
        (await app.CountAsync("noted")).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_answered_from_tables_that_are_not_complete()
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync(Envelope.Of(First, 1));
        using var reader = app.Client();
        await Eventually.BecomesTrueAsync(async () => (await reader.GetAsync("/calendar", Token)).StatusCode == HttpStatusCode.OK, Token);
        await app.Database.ExecuteAsync("update projections set complete_from = 1000", Token);
        using var answer = await reader.GetAsync("/calendar", Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("urn:border-coordination:projection-not-ready");
    }

    private static Task<CoordinationApp> StartAsync(TestPostgres? database, int version, long failsAt = long.MaxValue) => CoordinationApp.StartAsync(
        database, configure: services => services.AddSingleton<IProjection>(new Noting(version, failsAt)));

    /// <summary>Notes the positions that it is given.</summary>
    private sealed class Noting(int version, long failsAt) : IProjection
    {
        public string Name => "noting";

        public int Version => version;

        public string Tables => "drop table if exists noted; create table noted (number bigint generated always as identity, position bigint primary key)";

        public async Task ApplyAsync(NpgsqlTransaction transaction, IReadOnlyList<LedgerFact> facts, CancellationToken cancellationToken)
        {
            if (facts.Any(fact => fact.Position >= failsAt))
            {
                throw new InvalidOperationException("No further.");
            }

            await using var command = new NpgsqlCommand("insert into noted (position) select unnest($1)", transaction.Connection, transaction)
            {
                Parameters = { Sql.Value(facts.Select(fact => fact.Position).ToArray()) },
            };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
