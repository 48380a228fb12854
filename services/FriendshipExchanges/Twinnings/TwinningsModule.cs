using BorderCoordination.EventStore;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

public static class TwinningsModule
{
    public static void AddTwinnings(this IServiceCollection services)
    {
        services.AddSchemaPart(TwinningTable.Schema);
        services.AddReadModel<Twinning, TwinningTable>();
    }

    public static void MapTwinnings(this IEndpointRouteBuilder routes)
    {
        var twinnings = routes.MapGroup("/twinnings").WithTags("Twinnings");
        twinnings.MapProposeTwinning();
        twinnings.MapCounterProposeTwinning();
        twinnings.MapConfirmTwinning();
        twinnings.MapDeclineTwinning();
        twinnings.MapEstablishTwinning();
        twinnings.MapDeclareTwinningContacts();
        twinnings.MapRecordTwinningMeeting();
        twinnings.MapStateTwinningReview();
        twinnings.MapConfirmTwinningReview();
        twinnings.MapSuspendTwinning();
        twinnings.MapAcknowledgeSuspension();
        twinnings.MapProposeTwinningStep();
        twinnings.MapConfirmTwinningStep();
        twinnings.MapTwinningDetails();
        twinnings.MapTwinningList();
    }
}
