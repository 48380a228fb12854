using MassTransit;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>What a service has to do with the broker besides publishing its own events.</summary>
public sealed class MessagingBuilder
{
    private readonly List<ReactionBinding> _reactions = [];
    private readonly List<(string Queue, Action<IBusRegistrationContext, IRabbitMqReceiveEndpointConfigurator> Configure)> _endpoints = [];
    private readonly List<Action<IBusRegistrationConfigurator>> _registrations = [];

    internal bool Publishes { get; private set; } = true;

    internal IReadOnlyList<ReactionBinding> Reactions => _reactions;

    internal IReadOnlyList<(string Queue, Action<IBusRegistrationContext, IRabbitMqReceiveEndpointConfigurator> Configure)> Endpoints => _endpoints;

    internal IReadOnlyList<Action<IBusRegistrationConfigurator>> Registrations => _registrations;

    /// <summary>Reacts to the shared events whose routing key matches: <c>joint-patrols.marker-inspected.*.*</c>.</summary>
    /// <param name="queue">A name that stays: <c>border-markers.open-damage-case</c>.</param>
    /// <param name="binding">A topic pattern over service, event, version and pair.</param>
    public MessagingBuilder AddReaction<TReaction>(string queue, string binding)
        where TReaction : class, IReaction => AddReaction<TReaction>(queue, [binding]);

    /// <summary>Reacts to the shared events whose routing key matches one of several patterns.</summary>
    public MessagingBuilder AddReaction<TReaction>(string queue, IReadOnlyList<string> bindings)
        where TReaction : class, IReaction
    {
        _reactions.Add(new ReactionBinding(queue, bindings, typeof(TReaction)));
        return this;
    }

    /// <summary>
    /// Consumes a queue in some other way, such as in batches. The endpoint comes as <see cref="Topology.UseEventQueue"/> makes it;
    /// its messages are <see cref="EnvelopeMessage"/>.
    /// </summary>
    public MessagingBuilder AddEndpoint(string queue, Action<IBusRegistrationContext, IRabbitMqReceiveEndpointConfigurator> configure)
    {
        _endpoints.Add((queue, configure));
        return this;
    }

    /// <summary>Registers consumers with MassTransit for <see cref="AddEndpoint"/>.</summary>
    public MessagingBuilder Register(Action<IBusRegistrationConfigurator> configure)
    {
        _registrations.Add(configure);
        return this;
    }

    /// <summary>Has no relay: for the ledger, whose store holds what others have published.</summary>
    public MessagingBuilder WithoutRelay()
    {
        Publishes = false;
        return this;
    }
}
