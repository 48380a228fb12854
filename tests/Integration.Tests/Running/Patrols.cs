namespace BorderCoordination.Integration.Tests.Running;

/// <summary>Commands on patrols as an officer would send them.</summary>
public static class Patrols
{
    /// <summary>A proposal between two parties, four weeks ahead.</summary>
    public static object Proposal(string pair = "VN-LA", string from = "605", string to = "606", int daysAhead = 28)
    {
        var start = TimeProvider.System.GetUtcNow().AddDays(daysAhead);
        return new
        {
            pair,
            terms = new
            {
                from,
                to,
                startsAt = start,
                endsAt = start.AddHours(9),
                mode = "joint",
                purpose = "Quarterly patrol between the posts",
                chair = "VN",
                chairReason = "As the posts have agreed",
                units = pair.Split('-').Select(party => new { party, units = new[] { $"Post of {party}" }, strength = 10 }),
            },
        };
    }

    public static Task<Receipt> ProposeAsync(this Caller caller, string pair = "VN-LA", string? key = null, string? traceParent = null) =>
        caller.DoAsync("/patrols", Proposal(pair), key, traceParent);

    public static Task<Receipt> ConfirmAsync(this Caller caller, Receipt patrol) =>
        caller.DoAsync($"/patrols/{patrol.Id}/confirm", new { revision = patrol.Revision });

    /// <summary>Says who goes for a party, as many as <see cref="Proposal"/> agrees on.</summary>
    public static Task<Receipt> DeclareTeamAsync(this Caller caller, Receipt patrol, string party, string? unit = null) => caller.DoAsync(
        $"/patrols/{patrol.Id}/declare-team",
        new { team = new { leader = "Captain", headcount = 10, interpreters = 1, medic = true, units = new[] { unit ?? $"Post of {party}" } } });
}
