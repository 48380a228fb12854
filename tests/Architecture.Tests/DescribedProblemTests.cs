using System.Text.Json.Nodes;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace BorderCoordination.Architecture.Tests;

/// <summary>What a reader of the OpenAPI document learns of the problems.</summary>
public sealed class DescribedProblemTests
{
    /// <summary>What the document says of every command, by status.</summary>
    private static readonly Dictionary<string, string[]> OfEveryCommand = new()
    {
        ["400"] = ["malformed-request", "malformed-json", "invalid-request", "invalid-parameter", "event-too-large", "text-not-storable"],
        ["401"] = ["unauthenticated"],
        ["403"] = ["forbidden"],
        ["409"] = ["idempotency-key-in-use"],
        ["412"] = ["stale"],
        ["413"] = ["too-large"],
        ["415"] = ["unsupported-media-type"],
        ["422"] = ["idempotency-key-reused"],
        ["429"] = ["too-many-requests"],
        ["500"] = ["internal-error"],
        ["503"] = ["database-away"],
    };

    [Fact]
    public async Task Starting_a_patrol_is_described_with_all_that_can_come_of_it() => await ShouldNameAsync(
        routes => routes.MapPatrols(), "/patrols/{patrolId}/start",
        ("404", ["patrol-not-found"]),
        ("409",
        [
            "patrol-not-in-state", "window-passed", "interpreter-missing", "unit-in-field", "unit-unavailable", "teams-incomplete", "too-early", "marker-outside-section",
        ]));

    [Fact]
    public async Task Defining_a_section_is_described_with_all_that_can_come_of_it() => await ShouldNameAsync(
        routes => routes.MapSections(), "/sections",
        ("400", ["unknown-pair"]), ("403", ["foreign-pair"]), ("409", ["section-exists"]));

    [Fact]
    public async Task Confirming_an_exchange_is_described_with_all_that_can_come_of_it() => await ShouldNameAsync(
        routes => routes.MapExchanges(), "/exchanges/{exchangeId}/confirm",
        ("404", ["exchange-not-found"]), ("409", ["exchange-not-in-state", "new-days-awaited", "revision-superseded"]));

    private static async Task ShouldNameAsync(Action<IEndpointRouteBuilder> map, string path, params (string Status, string[] Codes)[] ofItsOwn)
    {
        var described = (await DescribeAsync(map))["paths"]![path]!["post"]!["responses"]!.AsObject()
            .Where(response => response.Key[0] is '4' or '5').ToDictionary(response => response.Key, response => response.Value!);
        var expected = OfEveryCommand.ToDictionary(every => every.Key, every => every.Value.AsEnumerable());
        foreach (var (status, codes) in ofItsOwn)
        {
            expected[status] = expected.GetValueOrDefault(status, []).Concat(codes);
        }

        described.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
        foreach (var (status, response) in described)
        {
            var parts = response["content"]!["application/problem+json"]!["schema"]!["allOf"]!.AsArray();
            parts[0]!["$ref"]!.GetValue<string>().ShouldBe("#/components/schemas/ProblemDetails");
            parts[1]!["properties"]!["type"]!["enum"]!.AsArray().Select(type => type!.GetValue<string>())
                .ShouldBe(expected[status].Select(code => $"urn:border-coordination:{code}"), ignoreOrder: true, status);
            expected[status].ShouldAllBe(code => response["description"]!.GetValue<string>().Contains(code, StringComparison.Ordinal));
        }
    }

    /// <summary>The document of a service that is put together and not started.</summary>
    private static async Task<JsonNode> DescribeAsync(Action<IEndpointRouteBuilder> map)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:Database"] = "Host=nowhere.invalid";
        builder.Configuration["Authentication:Authority"] = "https://nowhere.invalid";
        builder.Configuration["Authentication:Audience"] = "nobody";
        builder.AddServiceDefaults("service", "Service");
        await using var app = builder.Build();
        app.UseRouting();
        map(app);
        app.UseEndpoints(_ => { });
        var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync(TestContext.Current.CancellationToken);
        return JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, TestContext.Current.CancellationToken))!;
    }
}
