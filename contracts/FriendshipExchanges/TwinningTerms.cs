using System.Collections.Immutable;

namespace BorderCoordination.Contracts.FriendshipExchanges;

/// <summary>What is twinned.</summary>
public enum TwinningKind
{
    /// <summary>Border posts and companies.</summary>
    Post,

    /// <summary>Villages and residential clusters.</summary>
    Cluster,

    /// <summary>Districts and communes.</summary>
    District,
}

/// <summary>One of those that are twinned.</summary>
/// <param name="Party">On whose side it lies.</param>
/// <param name="Name">As that party calls it: 1 to 200 characters.</param>
/// <param name="Commune">The border commune in which it lies, or which it is: 1 to 200 characters.</param>
/// <param name="Province">1 to 200 characters, where it has to be known.</param>
public sealed record TwinnedMember(Party Party, string Name, string Commune, string? Province = null);

/// <summary>The item of an exchange at which twinning is celebrated.</summary>
/// <param name="ExchangeId">The exchange; of the same pair.</param>
/// <param name="Item">The item's number in its programme, where that is known.</param>
public sealed record TwinningCeremony(Guid ExchangeId, string? Item = null);

/// <summary>What the parties agree on.</summary>
/// <param name="Kind">What is twinned.</param>
/// <param name="Members">One or more of each party, at most 20 of one: many may be twinned with one.</param>
/// <param name="Rules">One text in each language of the pair, 1 to 5,000 characters.</param>
/// <param name="ReviewYears">After how many years it is reviewed, ascending: 1 to 50 each; after 10 and 15 where nothing is said.</param>
/// <param name="Ceremony">Where it is celebrated at an exchange.</param>
public sealed record TwinningTerms(
    TwinningKind Kind,
    ImmutableArray<TwinnedMember> Members,
    ImmutableArray<RecordText> Rules,
    ImmutableArray<int>? ReviewYears = null,
    TwinningCeremony? Ceremony = null);

/// <summary>Whom to turn to at one of those that are twinned.</summary>
/// <param name="Member">The name of one of the party's own.</param>
/// <param name="Function">What the person does there, and no name: 1 to 200 characters.</param>
/// <param name="Reach">How to reach the person: 1 to 200 characters.</param>
public sealed record TwinningContact(string Member, string Function, string Reach);

/// <summary>A review of what has come of a twinning.</summary>
/// <param name="HeldOn">The day.</param>
/// <param name="Place">1 to 200 characters.</param>
/// <param name="Years">Over how many years it looks back.</param>
/// <param name="Summary">What was found: 1 to 4,000 characters.</param>
public sealed record TwinningReview(DateOnly HeldOn, string Place, int Years, string Summary);

/// <summary>What changes the standing of a twinning on every party's word.</summary>
public enum TwinningStep
{
    /// <summary>It goes on after a suspension.</summary>
    Resume,

    /// <summary>It ends.</summary>
    End,
}
