using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Attachments;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

public static class ExchangesModule
{
    public static void AddExchanges(this IServiceCollection services)
    {
        services.AddSchemaPart(ExchangeTable.Schema);
        services.AddReadModel<Exchange, ExchangeTable>();
        services.AddFilledReadModel<Exchange, ExchangeEvent, ExchangeVersionTable>(ExchangeVersionTable.Schema, Exchange.Aggregate, Exchange.Decider);
        services.AddFilledReadModel<Exchange, ExchangeEvent, ExchangePatrolTable>(ExchangePatrolTable.Schema, Exchange.Aggregate, Exchange.Decider);
        services.AddAttachmentReferences<Exchange>(MinutesAttachments.NamedIn);
    }

    public static void MapExchanges(this IEndpointRouteBuilder routes)
    {
        var exchanges = routes.MapGroup("/exchanges").WithTags("Exchanges");
        exchanges.MapProposeExchange();
        exchanges.MapCounterProposeExchange();
        exchanges.MapConfirmExchange();
        exchanges.MapDeclineExchange();
        exchanges.MapWithdrawExchange();
        exchanges.MapPostponeExchange();
        exchanges.MapCancelExchange();
        exchanges.MapAcknowledgeCancellation();
        exchanges.MapDeclareDelegation();
        exchanges.MapStartExchange();
        exchanges.MapConcludeExchange();
        exchanges.MapDraftExchangeMinutes();
        exchanges.MapSignExchangeMinutes();
        exchanges.MapCloseExchange();
        exchanges.MapExchangeDetails();
        exchanges.MapExchangeList();
        exchanges.MapExchangeDossier();

        var programme = routes.MapGroup("/exchanges").WithTags("Programme");
        programme.MapAddProgrammeItem();
        programme.MapChangeProgrammeItem();
        programme.MapWithdrawProgrammeItem();
        programme.MapApproveProgramme();
        programme.MapCompleteProgrammeItem();

        var proceedings = routes.MapGroup("/exchanges").WithTags("Proceedings");
        proceedings.MapStateSiteInspection();
        proceedings.MapStateRehearsal();
        proceedings.MapStatePressBriefing();
        proceedings.MapStateTalks();
        proceedings.MapStateDocument();
        proceedings.MapStateJointStatement();
        proceedings.MapStateReviewMeeting();
        proceedings.MapConfirmProceeding();
        proceedings.MapCompletePreparationTask();

        var past = routes.MapGroup("/exchanges").WithTags("Past editions");
        past.MapRecordPastEdition();
        past.MapConfirmPastEdition();

        routes.MapGroup("/exchange-series").WithTags("Series").MapSeriesList();
        routes.MapGroup("/exchange-statistics").WithTags("Statistics").MapExchangeStatistics();
    }
}
