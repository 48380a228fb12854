using System.Net;
using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

/// <summary>
/// The abstract tests of OGC API – Features – Part 1: Core, for the requirements classes core and geojson (https://docs.ogc.org/is/17-069r4/17-069r4.html#ats). The class
/// oas30 is not claimed: the description is OpenAPI 3.1.
/// </summary>
public sealed class OgcConformanceTests(SharedSystem shared) : IAsyncLifetime
{
    private const string GeoJson = "application/geo+json";

    private static readonly string[] Collections = ["markers", "sections", "damage-cases"];

    private readonly Caller _reader = shared.System.As("VN", Service.BorderMarkers);

    public async ValueTask InitializeAsync()
    {
        foreach (var number in (string[])["8141", "8142", "8143"])
        {
            await _reader.DoAsync("/markers/register", KnownAffairs.Marker(number));
            await _reader.DoAsync("/damage-cases", KnownAffairs.Damage(number));
            await _reader.DoAsync("/sections", KnownAffairs.Section($"ogc-{number}"));
        }
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_landing_page_leads_to_the_definition_the_conformance_and_the_collections()
    {
        var home = await GetAsync("/", "application/json");
        foreach (var rel in (string[])["self", "service-desc", "service-doc", "conformance", "data"])
        {
            using var led = await _reader.GetAsync(Single(home, rel).GetProperty("href").GetString()!);
            led.StatusCode.ShouldBe(HttpStatusCode.OK, rel);
        }

        Text(Single(home, "service-desc"), "type").ShouldBe("application/vnd.oai.openapi+json;version=3.1");
        using var definition = await _reader.GetAsync(Single(home, "service-desc").GetProperty("href").GetString()!);
        JsonDocument.Parse(await definition.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        (await GetAsync("/conformance", "application/json")).GetProperty("conformsTo").EnumerateArray().Select(uri => uri.GetString()).ShouldBe(
            ["http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson"]);
    }

    [Fact]
    public async Task Every_collection_is_described_alike_in_the_list_and_for_itself()
    {
        var list = await GetAsync("/collections", "application/json");
        Single(list, "self").GetProperty("type").GetString().ShouldBe("application/json");
        var listed = list.GetProperty("collections").EnumerateArray().ToDictionary(collection => Text(collection, "id"));
        listed.Keys.ShouldBe(Collections, ignoreOrder: true);
        foreach (var (id, collection) in listed)
        {
            Links(collection, "items").Select(link => Text(link, "type")).ShouldBe([GeoJson, "text/csv", "application/vnd.google-earth.kml+xml"]);
            foreach (var items in Links(collection, "items"))
            {
                using var led = await _reader.GetAsync(Text(items, "href"));
                led.Content.Headers.ContentType!.MediaType.ShouldBe(Text(items, "type"));
            }

            Text(collection, "itemType").ShouldBe("feature");
            collection.GetProperty("crs").EnumerateArray().Select(crs => crs.GetString()).ShouldBe(["http://www.opengis.net/def/crs/OGC/1.3/CRS84"]);
            (await GetAsync($"/collections/{id}", "application/json")).GetProperty("links").GetRawText().ShouldBe(collection.GetProperty("links").GetRawText());
        }
    }

    [Fact]
    public async Task A_page_of_features_links_to_itself_its_other_forms_and_the_next_and_counts_what_it_has()
    {
        foreach (var id in Collections)
        {
            var page = await GetAsync($"/collections/{id}/items?limit=2&pair=VN-LA", GeoJson);
            Text(page, "type").ShouldBe("FeatureCollection");
            page.GetProperty("features").GetArrayLength().ShouldBe(2);
            page.GetProperty("numberReturned").GetInt32().ShouldBe(2);
            page.GetProperty("timeStamp").GetDateTimeOffset().ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(5));
            page.TryGetProperty("numberMatched", out _).ShouldBeFalse("It is left out, for counting all costs more than a page.");
            Links(page, "self").ShouldHaveSingleItem();
            Links(page, "alternate").Select(link => Text(link, "type")).ShouldBe(["text/csv", "application/vnd.google-earth.kml+xml"]);
            var next = Text(Single(page, "next"), "href");
            next.ShouldContain("limit=2");
            next.ShouldContain("pair=VN-LA");
            var following = await GetAsync(next, GeoJson);
            following.GetProperty("features")[0].GetProperty("id").GetString().ShouldNotBe(page.GetProperty("features")[0].GetProperty("id").GetString());

            var feature = page.GetProperty("features")[0];
            var one = await GetAsync($"/collections/{id}/items/{Text(feature, "id")}", GeoJson);
            (Text(one, "type"), Text(one, "id")).ShouldBe(("Feature", Text(feature, "id")));
            Text(one.GetProperty("properties"), "pair").ShouldBe(Text(feature.GetProperty("properties"), "pair"));
            one.TryGetProperty("geometry", out _).ShouldBeTrue();
            Text(Single(one, "collection"), "href").ShouldEndWith($"/collections/{id}");
            Links(one, "self").ShouldHaveSingleItem();
            Links(one, "alternate").Count().ShouldBe(2);
        }
    }

    [Fact]
    public async Task What_is_wrong_in_a_question_is_refused_and_what_is_unknown_is_not_found()
    {
        foreach (var id in Collections)
        {
            foreach (var question in (string[])[
                "unknown=1", "bbox-crs=x", "limit=0", "limit=x", "limit=-1", "bbox=1,2", "bbox=1,2,x,4", "bbox=1,5,2,4", "bbox=1,2,3,4,5", "datetime=x", "datetime=2020-13-01", "datetime=2021-01-01/2020-01-01"])
            {
                (await Answer.OfAsync(await _reader.GetAsync($"/collections/{id}/items?{question}"))).Status.ShouldBe(400, $"{id} {question}");
            }

            foreach (var question in (string[])["bbox=100,10,110,20", "bbox=100,10,0,110,20,1", "bbox=170,10,-170,20", "datetime=2020-01-01", "datetime=2020-01-01T00:00:00Z", "datetime=../2020-01-01", "datetime=2020-01-01/", "limit=500", "limit=50000"])
            {
                await GetAsync($"/collections/{id}/items?{question}", GeoJson);
            }

            (await Answer.OfAsync(await _reader.GetAsync($"/collections/{id}/items/{Guid.Empty}"))).Status.ShouldBe(404, id);
        }

        foreach (var path in (string[])["/collections/flowers", "/collections/flowers/items", "/collections/flowers/items/1"])
        {
            (await Answer.OfAsync(await _reader.GetAsync(path))).Status.ShouldBe(404, path);
        }

        (await Answer.OfAsync(await _reader.GetAsync("/collections?unknown=1"))).Status.ShouldBe(400);
    }

    /// <summary>Every link in an answer has a relation and a type, and is absolute.</summary>
    private async Task<JsonElement> GetAsync(string address, string mediaType)
    {
        using var answer = await _reader.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{address}: {text}");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType, address);
        var resource = JsonDocument.Parse(text).RootElement;
        if (resource.TryGetProperty("links", out var links))
        {
            links.EnumerateArray().ShouldAllBe(link => Text(link, "rel").Length > 0 && Text(link, "type").Length > 0 && Text(link, "href").StartsWith("http://", StringComparison.Ordinal));
        }

        return resource;
    }

    private static IEnumerable<JsonElement> Links(JsonElement resource, string rel) => resource.GetProperty("links").EnumerateArray().Where(link => Text(link, "rel") == rel);

    private static JsonElement Single(JsonElement resource, string rel) => Links(resource, rel).Single();

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
