using System.Net;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

public sealed class ContactTests(SharedSystem shared)
{
    private const string Period = "from=1987-01-01T00:00:00Z&to=1988-01-01T00:00:00Z";

    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task A_contact_is_one_sides_statement_until_the_other_side_acknowledges_it_and_is_counted_by_quarter()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        using var stranger = _system.As("CN", Service.JointPatrols);
        var first = await north.DoAsync("/contacts", Contacts.Call("1987-01-01T00:30:00+07:00", "Post 1987"), key: "contact-1987");
        (await north.DoAsync("/contacts", Contacts.Call("1987-01-01T00:30:00+07:00", "Post 1987"), key: "contact-1987")).Id.ShouldBe(first.Id);
        await north.DoAsync("/contacts", Contacts.Call("1987-05-01T08:00:00+07:00", "Post 1987"));
        var corrected = await north.DoAsync(
            $"/contacts/{first.Id}/correct", new { revision = 1, terms = Contacts.Terms("1987-01-02T08:00:00+07:00", "Post 1987", subject: "=1+1") });
        using var superseded = await south.PostAsync($"/contacts/{first.Id}/acknowledge", new { revision = 1 });
        superseded.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await south.ReadAsync($"/contacts/{first.Id}")).GetProperty("statement").GetString().ShouldBe("oneSided");
        await south.DoAsync($"/contacts/{first.Id}/acknowledge", new { revision = corrected.Revision });
        (await north.ReadAsync($"/contacts/{first.Id}")).GetProperty("statement").GetString().ShouldBe("joint");
        (await north.ReadAsync($"/contacts/{first.Id}/history")).GetProperty("items").GetArrayLength().ShouldBe(3);

        var items = (await south.ReadAsync($"/contacts?pair=VN-LA&kind=hotlineCall&unit=POST%201987&{Period}")).GetProperty("items");
        items.EnumerateArray().Select(item => item.GetProperty("statement").GetString()).ShouldBe(["joint", "oneSided"]);
        items[0].GetProperty("subject").GetString().ShouldBe("=1+1");
        (await south.ReadAsync($"/contacts?kind=letter&unit=POST%201987&{Period}")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await stranger.ReadAsync($"/contacts?{Period}")).GetProperty("items").GetArrayLength().ShouldBe(0);

        const string table = "pair,quarter,kind,count,joint\r\nVN-LA,1987-Q1,hotlineCall,1,1\r\nVN-LA,1987-Q2,hotlineCall,1,0\r\n";
        using var csv = await south.GetAsync($"/statistics/contacts?pair=VN-LA&{Period}&format=csv");
        csv.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8; header=present");
        (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(table);
        (await north.ReadAsync($"/statistics/contacts?{Period}")).GetProperty("counts").GetArrayLength().ShouldBe(2);
        (await stranger.ReadAsync($"/statistics/contacts?{Period}")).GetProperty("counts").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_contact_belongs_to_a_patrol_that_its_pair_has()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        var (own, other) = (await north.ProposeAsync(), await north.ProposeAsync("VN-CN"));
        var contact = await north.DoAsync("/contacts", Contacts.Call(patrolId: own.Id));
        (await north.ReadAsync($"/contacts/{contact.Id}")).GetProperty("terms").GetProperty("patrolId").GetGuid().ShouldBe(own.Id);
        foreach (var unknown in (Guid[])[other.Id, Guid.CreateVersion7()])
        {
            var refused = await Answer.OfAsync(await north.PostAsync("/contacts", Contacts.Call(patrolId: unknown)));
            (refused.Status, refused.Code).ShouldBe((409, "contact-patrol-not-found"));
        }
    }

    [Fact]
    public async Task A_border_event_stands_in_the_patrols_details()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        var patrol = await north.StartedWithAsync(south, "7301");
        await south.DoAsync(
            $"/patrols/{patrol.Id}/report-border-event",
            new { place = "7301+20", facts = "A landslide across the line", informed = new[] { new { who = "Provincial command", channel = "radio" } } });
        var reported = (await north.ReadAsync($"/patrols/{patrol.Id}")).GetProperty("field").GetProperty("borderEvents")[0];
        reported.GetProperty("by").GetString().ShouldBe("LA");
        reported.GetProperty("informed")[0].GetProperty("channel").GetString().ShouldBe("radio");
    }

    [Fact]
    public async Task The_statistics_are_described_in_both_their_forms()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        var content = (await north.ReadAsync("/openapi/v1.json"))
            .GetProperty("paths").GetProperty("/statistics/contacts").GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content");
        content.EnumerateObject().Select(form => form.Name).ShouldBe(["application/json", "text/csv"]);
    }

    [Theory]
    [InlineData("unit=")]
    [InlineData("unit=a%00b")]
    [InlineData("kind=rumour")]
    public async Task A_list_is_not_filtered_by_what_makes_no_sense(string query)
    {
        using var north = _system.As("VN", Service.JointPatrols);
        var refused = await Answer.OfAsync(await north.GetAsync($"/contacts?{query}"));
        refused.Status.ShouldBe(400);
        refused.Text.ShouldContain(query.Split('=')[0]);
    }
}
