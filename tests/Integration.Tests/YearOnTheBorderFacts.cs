namespace BorderCoordination.Integration.Tests;

/// <summary>
/// Every fact of the year, by the affair in the order in which it was recorded, each with the party that acted; what a service recorded on hearing of another
/// fact has none. Nothing that was refused is among them.
/// </summary>
internal static class YearOnTheBorderFacts
{
    /// <summary>By affair: who gets to know of it, and what happened.</summary>
    public static Dictionary<string, (string Parties, string[] Facts)> All { get; } = new()
    {
        ["plan"] = ("VN-LA", ["patrol-plan-proposed VN", "patrol-plan-proposed LA", "patrol-plan-confirmed VN", "patrol-plan-agreed VN"]),
        ["patrol 1"] = ("VN-LA",
        [
            "patrol-proposed VN", "patrol-counter-proposed LA", "patrol-confirmed VN", "patrol-agreed VN", "patrol-team-declared VN", "patrol-team-declared LA",
            "patrol-started VN", "marker-inspected VN", "marker-inspected VN", "marker-inspected LA", "marker-inspected LA", "finding-recorded LA",

            // Who completes it states the missed marker.
            "marker-inspected VN", "patrol-field-completed VN",
            "patrol-minutes-drafted LA", "patrol-minutes-signed VN", "patrol-track-uploaded LA", "patrol-minutes-signed LA", "patrol-closed LA",
        ]),

        // Laos chairs next, so the draft of the next patrol is its own.
        ["draft of LA"] = ("LA", ["patrol-drafted"]),
        ["damage"] = ("VN-LA", ["damage-reported", "damage-finding-added"]),
        ["commitment 1.1"] = ("VN-LA", ["commitment-registered", "commitment-done-stated LA", "commitment-done-confirmed VN", "commitment-done VN"]),
        ["commitment 1.2"] = ("VN-LA", ["commitment-registered", "commitment-done-stated VN", "commitment-done-confirmed LA", "commitment-done LA"]),
        ["commitment 1.3"] = ("VN-LA", ["commitment-registered"]),
    };
}
