using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>What an officer has found, as the party states it.</summary>
/// <param name="Category">What is wrong.</param>
/// <param name="FoundAt">When it was found.</param>
/// <param name="Finder">Who found it, such as a patrol or a resident; no name is needed.</param>
/// <param name="Photos">SHA-256 of each photo's content, lower-case hexadecimal.</param>
/// <param name="Cause">What brought it about, as far as that is known.</param>
/// <param name="Note">Whatever else is to be said.</param>
public sealed record FindingStatement(
    DamageCategory Category, DateTimeOffset FoundAt, string Finder, ImmutableArray<string> Photos, DamageCause? Cause = null, string? Note = null)
{
    /// <summary>The finding as that party's word.</summary>
    internal DamageFinding Of(Party by) => new(Category, FoundAt, Finder, [by], Photos, Cause, Note);
}

/// <summary>What is said of damage must fulfil this (domain notes: "Demarcation and markers", damage).</summary>
internal static class DamageRules
{
    /// <summary>How far the clocks of two devices may differ.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    public static void Check(this Faults faults, FindingStatement finding, DateTimeOffset now)
    {
        faults.Past(finding.FoundAt, "/finding/foundAt", now);
        faults.Text(finding.Finder, "/finding/finder", 200);
        faults.OptionalText(finding.Note, "/finding/note", 2_000);
        faults.Photos(finding.Photos, "/finding/photos");
    }

    public static void Check(this Faults faults, DamageFacts facts, BorderPair pair, DateTimeOffset now)
    {
        var confirmed = facts.Verdict == DamageVerdict.Confirmed;
        faults.When(facts.EstablishedOn > Proposals.Today(now), "/facts/establishedOn", "It lies in the future.");
        faults.Text(facts.Description, "/facts/description", 2_000);
        faults.When(facts.Category is null == confirmed, "/facts/category", "It is expected when there is damage, and only then.");
        faults.When(facts.Responsible is null == confirmed, "/facts/responsible", "It is expected when there is damage, and only then.");
        faults.When(facts.Cause is not null && !confirmed, "/facts/cause", "It is expected only when there is damage.");
        faults.When(facts.Responsible is { } party && !pair.Includes(party), "/facts/responsible", $"{facts.Responsible} is no party of {pair}.");
    }

    public static void Past(this Faults faults, DateTimeOffset time, string pointer, DateTimeOffset now) =>
        faults.When(time > now + ClockTolerance, pointer, "It lies in the future.");

    /// <summary>The first day on which work may start after a notice. The day of the notice is the easternmost party's, so that no day is counted twice.</summary>
    public static DateOnly EarliestStart(DateTimeOffset notifiedAt, int noticeDays) => Proposals.Today(notifiedAt).AddDays(noticeDays);
}
