using System.Text.Json.Nodes;

namespace BorderCoordination.Local.Tests;

public sealed class SampleReferencesTests
{
    private readonly SampleReferences _references = new(new DateOnly(2026, 12, 25));

    public SampleReferencesTests() => _references.Remember("patrol-17", "0195", revision: 3);

    [Fact]
    public void A_name_in_an_address_becomes_the_id() =>
        _references.Resolve("/patrols/{patrol-17}/confirm").ShouldBe("/patrols/0195/confirm");

    [Fact]
    public void A_day_counts_from_the_day_of_the_first_loading() =>
        Resolved("""{ "startsAt": "{day+14}T08:00:00+07:00" }""").ShouldBe("""{"startsAt":"2027-01-08T08:00:00+07:00"}""");

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
