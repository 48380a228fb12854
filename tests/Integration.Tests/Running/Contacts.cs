namespace BorderCoordination.Integration.Tests.Running;

/// <summary>Contacts as an officer would record them.</summary>
public static class Contacts
{
    /// <summary>A call between two posts.</summary>
    public static object Call(string at = "2026-02-03T08:00:00+07:00", string unit = "Post of VN", string pair = "VN-LA", Guid? patrolId = null) => new
    {
        pair,
        terms = Terms(at, unit, pair, patrolId),
    };

    public static object Terms(string at, string unit, string pair = "VN-LA", Guid? patrolId = null, string subject = "Water level at the ford") => new
    {
        kind = "hotlineCall",
        at,
        unit,
        counterparts = pair.Split('-').Skip(1).Select(party => new { party, unit = $"Post of {party}" }),
        subject,
        patrolId,
    };
}
