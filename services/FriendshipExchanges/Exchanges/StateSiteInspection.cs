using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>States that the parties have inspected the sites together.</summary>
/// <param name="Proceeding">What the parties call it, such as <c>SI-1</c>. The same name again corrects the statement, until another party has confirmed it.</param>
public sealed record StateSiteInspection(string Proceeding, Inspection Inspection);

internal static class StateSiteInspectionSlice
{
    public static void MapStateSiteInspection(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/proceedings/site-inspections", HandleAsync, nameof(StateSiteInspection), Roles.Officer,
        "States that the sites were inspected together, with findings and tasks; one party's word until the others confirm it.")
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.ProceedingTaken, ExchangeRejections.ProceedingOfAnother,
            ExchangeRejections.ProceedingKept, ExchangeRejections.ProceedingsFull);

    public static Decision<ExchangeEvent> Decide(StateSiteInspection command, Exchange exchange, Party by, DateTimeOffset now)
    {
        if (exchange.Pair is null)
        {
            return ExchangeRejections.Unknown;
        }

        var faults = new Faults();
        faults.Inspection(command.Inspection, "/inspection", exchange.Pair, now);
        return ProceedingRules.State(
            exchange,
            by,
            command.Proceeding,
            new ProceedingTerms(ProceedingKind.SiteInspection, command.Inspection),
            faults,
            revision => new SiteInspectionHeld(by, command.Proceeding, revision, command.Inspection));
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, StateSiteInspection command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, context.Now), cancellationToken);
}
