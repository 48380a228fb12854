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
        ["plan"] = ("VN-LA", ["patrol-plan-proposed VN", "patrol-plan-proposed LA", "patrol-plan-confirmed VN", "patrol-plan-agreed VN", "patrol-plan-proposed VN", "patrol-plan-declined LA"]),
        ["register of VN"] = ("VN-LA", ["unit-registered VN"]),
        ["register of LA"] = ("VN-LA", ["unit-registered LA"]),
        ["patrol 1"] = ("VN-LA",
        [
            "patrol-proposed VN", "patrol-counter-proposed LA", "patrol-confirmed VN", "patrol-agreed VN", "patrol-team-declared VN", "patrol-team-declared LA",
            "patrol-started VN", "marker-inspected VN", "marker-inspected VN", "marker-inspected LA", "marker-inspected LA", "finding-recorded LA",

            // Who completes it states the missed marker.
            "marker-inspected VN", "patrol-field-completed VN",
            "patrol-minutes-drafted LA", "patrol-minutes-signed VN", "patrol-track-uploaded LA", "patrol-minutes-signed LA", "patrol-closed LA",
        ]),

        // Laos chairs next, so the draft of the next patrol is its own.
        ["draft of LA"] = ("LA", ["patrol-drafted", "patrol-draft-changed LA", "patrol-draft-proposed LA"]),
        ["commitment 1.1"] = ("VN-LA", ["commitment-registered", "commitment-done-stated LA", "commitment-done-confirmed VN", "commitment-done VN"]),
        ["commitment 1.2"] = ("VN-LA", ["commitment-registered", "commitment-done-stated VN", "commitment-done-confirmed LA", "commitment-done LA"]),
        ["commitment 1.3"] = ("VN-LA", ["commitment-registered"]),
        ["section"] = ("VN-KH", ["section-defined VN", "section-baseline-confirmed KH", "section-baseline-agreed KH"]),
        ["marker 171"] = ("VN-KH", ["existing-marker-registered VN", "register-entry-confirmed KH", "register-entry-agreed KH"]),
        ["campaign"] = ("VN-KH", ["campaign-proposed VN", "campaign-confirmed KH", "campaign-agreed KH"]),
        ["marker 172"] = ("VN-KH", ["marker-position-planned VN", "joint-survey-proposed VN", "joint-survey-confirmed KH", "marker-position-jointly-surveyed KH", "marker-planted KH"]),

        // Both parties have said it on the patrol, so nobody has to be told.
        ["damage"] = ("VN-LA",
        [
            "damage-reported", "damage-finding-added", "damage-facts-stated VN", "damage-facts-confirmed LA", "damage-facts-agreed LA",
            "restoration-notified VN", "restoration-witness-named LA", "restoration-begun VN", "marker-restored VN",
            "damage-record-drafted LA", "damage-record-signed VN", "damage-record-signed LA", "damage-case-closed LA",
        ]),
        ["patrol 2"] = ("VN-CN",
        [
            "patrol-proposed CN", "patrol-confirmed VN", "patrol-agreed VN", "patrol-postponed VN", "patrol-confirmed CN", "patrol-agreed CN",
            "patrol-team-declared VN", "patrol-team-declared CN", "patrol-started CN", "marker-inspected VN", "marker-inspected CN", "border-event-reported CN", "patrol-aborted VN",
            "patrol-minutes-drafted VN", "patrol-minutes-signed VN", "patrol-minutes-signed CN", "patrol-closed CN",
        ]),

        // The minutes name China for the next patrol too.
        ["draft of CN"] = ("CN", ["patrol-drafted"]),
        ["letter"] = ("VN-KH", ["contact-recorded VN", "contact-acknowledged KH"]),
        ["call"] = ("VN-LA", ["contact-recorded LA"]),
        ["patrol 3"] = ("VN-KH", ["patrol-proposed VN", "patrol-confirmed KH", "patrol-agreed KH", "patrol-cancelled VN", "patrol-cancellation-acknowledged KH"]),
        ["patrol 4"] = ("VN-LA",
        [
            "patrol-proposed LA", "patrol-confirmed VN", "patrol-agreed VN", "patrol-team-declared VN", "patrol-team-declared LA", "patrol-started LA",
            "marker-inspected LA", "marker-inspected LA", "marker-inspected LA", "marker-inspected LA", "patrol-field-completed LA",
            "patrol-minutes-drafted VN", "patrol-minutes-signed VN", "patrol-minutes-signed LA", "patrol-closed LA",
        ]),
        ["draft of VN"] = ("VN", ["patrol-drafted"]),
        ["fair"] = ("VN-LA",
        [
            "exchange-proposed VN", "exchange-confirmed LA", "exchange-agreed LA", "programme-item-added VN", "programme-item-added VN",
            "programme-confirmed VN", "programme-confirmed LA", "programme-approved LA", "exchange-postponed LA", "exchange-confirmed VN", "exchange-agreed VN",
            "programme-item-changed VN", "programme-item-changed VN", "programme-confirmed VN", "programme-confirmed LA", "programme-approved LA",
            "delegation-declared VN", "delegation-declared LA", "exchange-started VN", "programme-item-completed VN", "programme-item-completed LA", "exchange-concluded LA",
            "exchange-minutes-drafted VN", "exchange-minutes-signed VN", "exchange-minutes-signed LA", "exchange-minutes-completed LA",
        ]),
        ["commitment 2.1"] = ("VN-LA", ["commitment-registered", "commitment-done-stated LA", "commitment-done-confirmed VN", "commitment-done VN"]),
        ["commitment 2.2"] = ("VN-LA", ["commitment-registered"]),
        ["meeting of three"] = ("VN-LA-KH",
        [
            "exchange-proposed LA", "exchange-confirmed VN", "exchange-confirmed KH", "exchange-agreed KH", "programme-item-added VN",
            "programme-confirmed VN", "delegation-declared VN", "programme-confirmed LA", "delegation-declared LA",
            "programme-confirmed KH", "programme-approved KH", "delegation-declared KH",
            "exchange-started VN", "programme-item-completed VN", "exchange-concluded KH", "exchange-minutes-drafted KH",
            "exchange-minutes-signed VN", "exchange-minutes-signed LA", "exchange-minutes-signed KH", "exchange-minutes-completed KH", "exchange-closed VN",
        ]),
    };
}
