using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.FriendshipExchanges.Releases;

/// <summary>What the parties of a pair tell the public, by every party's word.</summary>
public static class ReleasesModule
{
    public static void AddReleases(this IServiceCollection services) => services
        .AddSchemaPart(AffairsOverTable.Schema)
        .AddFilledReadModel<PublicRelease, PublicReleaseEvent, ReleaseTable>(ReleaseTable.Schema, PublicRelease.Aggregate, PublicRelease.Decider);

    public static void AddReleaseReactions(this MessagingBuilder messaging) =>
        messaging.AddReaction<KeepAffairsThatAreOver>(KeepAffairsThatAreOver.Queue, KeepAffairsThatAreOver.Bindings);

    public static void MapReleases(this IEndpointRouteBuilder routes)
    {
        var releases = routes.MapGroup("/public-releases").WithTags("Public releases");
        releases.MapProposeRelease();
        releases.MapConfirmRelease();
        releases.MapRetractRelease();
        releases.MapReleaseDetails();
        releases.MapReleaseList();
    }
}
