using System.Text.Json.Nodes;

namespace BorderCoordination.Local.Tests;

public sealed class SampleReferencesTests
{
    private readonly SampleReferences _references = new(SampleMoment.Of(new DateTimeOffset(2026, 12, 25, 17, 30, 15, 7, TimeSpan.Zero)));

    public SampleReferencesTests() => _references.Remember("patrol-17", "0195", revision: 3);

    [Fact]
    public void A_name_in_an_address_becomes_the_id() =>
        _references.Resolve("/patrols/{patrol-17}/confirm").ShouldBe("/patrols/0195/confirm");

    [Fact]
    public void A_day_counts_from_the_day_of_the_first_loading() =>
        _references.Resolve("{day+14}T08:00:00+07:00").ShouldBe("2027-01-08T08:00:00+07:00");

    [Theory]
    [InlineData("{now}", "2026-12-26T00:30:15+07:00")]
    [InlineData("{now-90m}", "2026-12-25T23:00:15+07:00")]
    [InlineData("{now+2h}", "2026-12-26T02:30:15+07:00")]
    public void A_time_counts_from_the_moment_of_the_first_loading(string text, string time) => _references.Resolve(text).ShouldBe(time);

    [Fact]
    public void A_time_stands_alone_as_well_as_in_a_text() =>
        Resolved("""{ "at": "{now-90m}", "note": "until {now}" }""").ShouldBe("""{"at":"2026-12-25T23:00:15\u002B07:00","note":"until 2026-12-26T00:30:15\u002B07:00"}""");

    [Fact]
    public void A_text_that_is_only_a_year_becomes_a_number() =>
        Resolved("""{ "year": "{year+1}", "code": "patrols-{year}" }""").ShouldBe("""{"year":2027,"code":"patrols-2026"}""");

    [Fact]
    public void A_name_inside_a_body_becomes_the_id_at_any_depth() =>
        Resolved("""{ "list": [ { "note": "see {patrol-17}, revision {patrol-17.revision}" } ], "n": 1, "none": null }""")
            .ShouldBe("""{"list":[{"note":"see 0195, revision 3"}],"n":1,"none":null}""");

    [Fact]
    public void A_text_that_is_only_a_revision_becomes_a_number() =>
        Resolved("""{ "revision": "{patrol-17.revision}" }""").ShouldBe("""{"revision":3}""");

    [Fact]
    public void The_revision_is_the_one_that_was_answered_last()
    {
        _references.Remember(name: null, "0195", revision: 4);

        _references.Resolve("{patrol-17.revision}").ShouldBe("4");
    }

    [Fact]
    public void An_answer_without_a_revision_leaves_the_known_one()
    {
        _references.Remember(name: null, "0195", revision: null);

        _references.Resolve("{patrol-17.revision}").ShouldBe("3");
    }

    [Fact]
    public void A_name_that_no_step_has_created_is_refused() =>
        Should.Throw<LocalException>(() => _references.Resolve("/patrols/{nobody}")).Message.ShouldContain("nobody");

    [Fact]
    public void Braces_that_name_nothing_stay() =>
        _references.Resolve("{ } {a b} {}").ShouldBe("{ } {a b} {}");

    private string Resolved(string json) => _references.Resolve(JsonNode.Parse(json))!.ToJsonString();
}
