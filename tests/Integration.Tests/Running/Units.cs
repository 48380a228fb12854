namespace BorderCoordination.Integration.Tests.Running;

/// <summary>Units as an officer would register them.</summary>
public static class Units
{
    public static object Post(string code, string name, string from = "1", string to = "9999", string pair = "VN-LA", string since = "2020-01-01", string? province = null) => new
    {
        pair,
        code,
        from = since,
        unit = new { name, level = "post", province = province ?? "Quảng Trị", stretches = new[] { new { from, to } }, sector = "2" },
    };
}
