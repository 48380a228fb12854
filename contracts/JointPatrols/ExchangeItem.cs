namespace BorderCoordination.Contracts.JointPatrols;

/// <summary>The item of a friendship exchange that a patrol is made for.</summary>
/// <param name="ExchangeId">The exchange.</param>
/// <param name="Item">The item's number in its programme.</param>
public sealed record ExchangeItem(Guid ExchangeId, string Item);
