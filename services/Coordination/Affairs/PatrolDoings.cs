using System.Collections.Immutable;
using System.Text.Json.Serialization;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>What a patrol has done on the ground, as far as it is counted.</summary>
internal sealed record PatrolDoings(DateTimeOffset StartedAt)
{
    /// <summary>The last halt by the clock in the field, and whether it was a rest.</summary>
    public DateTimeOffset? LastHaltAt { get; init; }

    public bool IsResting { get; init; }

    public DateTimeOffset? AbortedAt { get; init; }

    public PatrolFieldCompleted? Completed { get; init; }

    /// <summary>How each marker was found, by each party that states it.</summary>
    public ImmutableSortedDictionary<string, MarkerCondition> Found { get; init; } = ImmutableSortedDictionary.Create<string, MarkerCondition>(StringComparer.Ordinal);

    public ImmutableArray<FindingKind> Findings { get; init; } = [];

    public int BorderEvents { get; init; }

    [JsonIgnore]
    public DateTimeOffset? EndedAt => Completed?.EndedAt ?? AbortedAt;

    /// <summary>The markers that somebody came to.</summary>
    [JsonIgnore]
    public IEnumerable<string> Reached => Found.Where(each => each.Value != MarkerCondition.NotReached).Select(each => MarkerOf(each.Key)).Distinct();

    /// <summary>Whether a marker is spoken of that nobody reached.</summary>
    [JsonIgnore]
    public bool MissedAny => Found.Keys.Select(MarkerOf).Except(Reached).Any();

    public PatrolDoings After(object recorded) => recorded switch
    {
        PatrolSuspended suspended => Halted(suspended.At, resting: true),
        PatrolResumed resumed => Halted(resumed.At, resting: false),
        PatrolAborted aborted => this with { AbortedAt = AbortedAt ?? aborted.At },
        PatrolFieldCompleted completed => this with { Completed = completed },
        MarkerInspected inspected => this with { Found = Found.SetItem($"{inspected.By} {inspected.Marker}", inspected.Condition) },
        FindingRecorded finding => this with { Findings = Findings.Add(finding.Kind) },
        BorderEventReported => this with { BorderEvents = BorderEvents + 1 },
        _ => this,
    };

    private PatrolDoings Halted(DateTimeOffset at, bool resting) => LastHaltAt > at ? this : this with { LastHaltAt = at, IsResting = resting };

    private static string MarkerOf(string key) => key[(key.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
