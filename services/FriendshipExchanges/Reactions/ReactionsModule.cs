using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Markers;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.FriendshipExchanges.Reactions;

/// <summary>What exchanges do on hearing of markers, patrols, and of each other.</summary>
public static class ReactionsModule
{
    /// <summary>The tables of what was heard.</summary>
    public static void AddKnownMarkers(this IServiceCollection services) => services.AddSchemaPart(MarkerTable.Schema);

    public static void AddReactions(this MessagingBuilder messaging)
    {
        messaging.AddReaction<KeepMarkerCatalogue>(KeepMarkerCatalogue.Queue, KeepMarkerCatalogue.Bindings);
        messaging.AddReaction<FollowJointPatrols>(FollowJointPatrols.Queue, FollowJointPatrols.Bindings);
        messaging.AddReaction<MoveCeremonyWithExchange>(MoveCeremonyWithExchange.Queue, MoveCeremonyWithExchange.Bindings);
    }
}
