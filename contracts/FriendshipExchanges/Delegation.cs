using System.Collections.Immutable;

namespace BorderCoordination.Contracts.FriendshipExchanges;

/// <summary>Who comes for a party.</summary>
/// <param name="Head">Its head.</param>
/// <param name="Members">The others, by rank and role; at most 100.</param>
/// <param name="Interpreters">At most 20; every contact goes through one.</param>
public sealed record Delegation(DelegationHead Head, ImmutableArray<DelegationMember> Members, ImmutableArray<DelegationInterpreter> Interpreters);

/// <summary>The head of a delegation, by office and not by name.</summary>
/// <param name="Office">The office as that party calls it: 1 to 200 characters.</param>
/// <param name="Rank">That of the agreed head, unless somebody else stands in.</param>
/// <param name="Substitution">Why somebody else than agreed heads it: 1 to 500 characters; there exactly when office or rank are not those agreed.</param>
public sealed record DelegationHead(string Office, HeadRank Rank, string? Substitution = null);

/// <summary>A member of a delegation.</summary>
/// <param name="Rank">1 to 100 characters.</param>
/// <param name="Role">What the person does there: 1 to 200 characters.</param>
/// <param name="Name">1 to 200 characters, where it has to be known.</param>
public sealed record DelegationMember(string Rank, string Role, string? Name = null);

/// <summary>An interpreter of a delegation.</summary>
/// <param name="Language">BCP 47 tag of one of the pair's languages, from and into which the person interprets.</param>
/// <param name="Name">1 to 200 characters, where it has to be known.</param>
public sealed record DelegationInterpreter(string Language, string? Name = null);
