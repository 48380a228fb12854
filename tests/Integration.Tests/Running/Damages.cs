namespace BorderCoordination.Integration.Tests.Running;

/// <summary>Commands on damage cases as an officer would send them.</summary>
public static class Damages
{
    /// <summary>What opens a case of a marker.</summary>
    public static object Report(string marker) => new
    {
        pair = "VN-LA",
        marker,
        finding = new { category = "damaged", foundAt = TimeProvider.System.GetUtcNow(), finder = "A resident", photos = Array.Empty<string>() },
    };
}
