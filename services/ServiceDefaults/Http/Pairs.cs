using BorderCoordination.Contracts;
using BorderCoordination.EventStore;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>The two things that can be wrong with the pair that a creating command names.</summary>
public static class Pairs
{
    /// <summary>A refusal unless the pair exists and the party belongs to it.</summary>
    public static Rejection? Refuse(BorderPair pair, Party by) =>
        !BorderPairs.Exists(pair)
            ? new Rejection(RejectionKind.Invalid, "unknown-pair", $"There is no border pair {pair}.")
            {
                Faults = [new Fault("/pair", $"One of {string.Join(", ", BorderPairs.All.Keys)} is expected.")],
            }
        : !pair.Includes(by) ? new Rejection(RejectionKind.Forbidden, "foreign-pair", $"{by} is no party of {pair}.")
        : null;
}
