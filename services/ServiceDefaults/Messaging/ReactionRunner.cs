using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Microsoft.Extensions.DependencyInjection;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>Runs one reaction once, in a scope of its own; for deliveries and for what an operator releases.</summary>
internal sealed class ReactionRunner(IServiceScopeFactory scopes)
{
    /// <exception cref="UnknownEventTypeException">This build does not know the event or its version.</exception>
    public async Task RunAsync(ReactionBinding reaction, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (EventCatalogue.Find(envelope.Type) is null)
        {
            throw new UnknownEventTypeException(envelope.Type);
        }

        await using var scope = scopes.CreateAsyncScope();
        var handler = (IReaction)scope.ServiceProvider.GetRequiredService(reaction.Type);
        await handler.HandleAsync(envelope, cancellationToken);
    }
}
