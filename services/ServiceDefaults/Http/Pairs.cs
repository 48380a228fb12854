using BorderCoordination.Contracts;
using BorderCoordination.EventStore;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>The two things that can be wrong with the pair that a creating command names.</summary>
public static class Pairs
{
    public static Rejection Unknown { get; } = new(RejectionKind.Invalid, "unknown-pair", "There is no such border pair.");

    public static Rejection Foreign { get; } = new(RejectionKind.Forbidden, "foreign-pair", "The caller's party does not belong to the pair.");

    /// <summary>A refusal unless the pair exists and the party belongs to it.</summary>
    public static Rejection? Refuse(BorderPair pair, Party by) =>
        !BorderPairs.Exists(pair)
            ? Unknown with
            {
                Detail = $"There is no border pair {pair}.",
                Faults = [new Fault("/pair", $"One of {string.Join(", ", BorderPairs.All.Keys)} is expected.")],
            }
        : !pair.Includes(by) ? Foreign with { Detail = $"{by} is no party of {pair}." }
        : null;
}
