using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Where every command on an exchange goes.</summary>
internal static class ExchangeCommands
{
    public static Task<IResult> RunAsync(
        this CommandContext context, Guid exchangeId, Func<Exchange, Decision<ExchangeEvent>> decide, CancellationToken cancellationToken) =>
        context.RunAsync(Exchange.Stream(exchangeId), Exchange.Decider, decide, ExchangeRejections.Unknown, cancellationToken);

    /// <summary>
    /// A command that puts an edition up. The stream's id follows from the edition's name, so a party outside the pair
    /// gets the same answer whether or not the edition exists.
    /// </summary>
    public static Task<IResult> CreateAsync(
        this CommandContext context, EditionName name, Func<Exchange, Decision<ExchangeEvent>> decide, CancellationToken cancellationToken) =>
        context.CreateAsync(
            name.Pair,
            Exchange.Stream(name.Id),
            Exchange.Decider,
            decide,
            ExchangeRejections.Unknown,
            $"/exchanges/{name.Id}",
            cancellationToken);

    /// <summary>What can be wrong with the name of an edition.</summary>
    public static void CheckName(Faults faults, string series, int edition)
    {
        faults.When(
            !Notation.IsKebab(series, Notation.LongestSeries),
            "/series", $"Small letters, digits and single hyphens are expected, at most {Notation.LongestSeries}: border-defence-friendship.");
        faults.When(edition is < 1 or > 999, "/edition", "1 to 999 is expected.");
    }
}
