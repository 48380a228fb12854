using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BorderCoordination.Coordination.Tests;

public sealed class DescribedProblemTests
{
    [Fact]
    public async Task Reading_the_feed_is_described_with_all_that_can_come_of_it()
    {
        await using var app = await CoordinationApp.StartAsync();
        var document = await app.Client().GetFromJsonAsync<JsonNode>("/openapi/v1.json", TestContext.Current.CancellationToken);
        document!["paths"]!["/feed"]!["get"]!["responses"]!.AsObject().Where(response => response.Key != "200")
            .SelectMany(response => response.Value!["content"]!["application/problem+json"]!["schema"]!["allOf"]![1]!["properties"]!["type"]!["enum"]!.AsArray()
                .Select(type => $"{response.Key} {type}"))
            .ShouldBe(
                [
                    "400 urn:border-coordination:malformed-request",
                    "401 urn:border-coordination:unauthenticated",
                    "403 urn:border-coordination:forbidden",
                    "410 urn:border-coordination:position-unknown",
                    "413 urn:border-coordination:too-large",
                    "429 urn:border-coordination:too-many-requests",
                    "500 urn:border-coordination:internal-error",
                    "503 urn:border-coordination:database-away",
                ],
                ignoreOrder: true);
    }
}
