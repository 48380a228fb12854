using System.Collections.Immutable;

namespace BorderCoordination.Contracts.FriendshipExchanges;

/// <summary>On which level a series of exchanges is held. Editions are numbered within a series and its level.</summary>
public enum ExchangeLevel
{
    /// <summary>Ministries of defence.</summary>
    Ministerial,

    /// <summary>Commands of the border forces.</summary>
    BorderGuard,

    /// <summary>Provinces and their commands.</summary>
    Province,

    /// <summary>Districts.</summary>
    District,

    /// <summary>Border posts.</summary>
    Post,

    /// <summary>Communes, villages and residential clusters.</summary>
    Community,
}

/// <summary>What a smaller event is. An exchange of which nothing is said is a friendship exchange in full.</summary>
public enum ExchangeKind
{
    /// <summary>A market or trade fair at the line.</summary>
    Fair,

    /// <summary>Young people, children among them.</summary>
    Youth,

    /// <summary>Doctors of both sides examine and treat residents.</summary>
    MedicalDay,

    /// <summary>A festival, such as that of spring.</summary>
    Festival,

    Sports,
}

/// <summary>The rank of a head of delegation; the heads of all parties have the same.</summary>
public enum HeadRank
{
    Minister,
    DeputyMinister,
    ForceCommander,
    DeputyForceCommander,
    ProvincialLeader,
    ProvincialCommander,
    DistrictLeader,
    PostCommander,
    CommunityLeader,
}

/// <summary>The part of an exchange that is held in one party's territory. Days are calendar days there.</summary>
/// <param name="Territory">Whose territory.</param>
/// <param name="Place">Where in it: 1 to 200 characters.</param>
/// <param name="FirstDay">The first day.</param>
/// <param name="LastDay">The last day, the same or a later one; a part lasts ten days at most.</param>
public sealed record HostPart(Party Territory, string Place, DateOnly FirstDay, DateOnly LastDay);

/// <summary>A party does without a part in its territory. It holds because every party agrees on the terms that say so.</summary>
/// <param name="Party">The party that does without.</param>
/// <param name="Reason">Why: 1 to 500 characters.</param>
public sealed record HostPartWaiver(Party Party, string Reason);

/// <summary>The head of a party's delegation, by office and not by name.</summary>
/// <param name="Party">Whose delegation.</param>
/// <param name="Office">The office as that party calls it: 1 to 200 characters.</param>
/// <param name="Rank">The same for every party.</param>
public sealed record CoChair(Party Party, string Office, HeadRank Rank);

/// <summary>What the parties agree on.</summary>
/// <param name="Title">What the edition is called: 1 to 200 characters.</param>
/// <param name="HostParts">The parts, one in each territory; at least one.</param>
/// <param name="Waivers">The parties without a part. Every party stands either here or among the parts.</param>
/// <param name="CoChairs">One for every party.</param>
public sealed record ExchangeTerms(
    string Title, ImmutableArray<HostPart> HostParts, ImmutableArray<HostPartWaiver> Waivers, ImmutableArray<CoChair> CoChairs);
