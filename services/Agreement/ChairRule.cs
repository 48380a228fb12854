using BorderCoordination.Contracts;

namespace BorderCoordination.Agreement;

/// <summary>Who chairs after whom.</summary>
public static class ChairRule
{
    /// <summary>
    /// The party to chair after one has: whom the minutes of that patrol name, for that is every party's word; else the one opposite to its chair, the next one in
    /// the pair's order where there are three (domain notes: "Joint patrol", invariant 9).
    /// </summary>
    /// <param name="named">The chair that the minutes name for the next one.</param>
    public static Party ChairAfter(this BorderPair pair, Party chair, Party? named = null) => named ?? pair.Parties[(pair.Parties.IndexOf(chair) + 1) % pair.Parties.Length];
}
