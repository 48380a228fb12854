using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>Everything between a service and the broker.</summary>
public static class MessagingSetup
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Publishes what the service records and runs its reactions. Needs <c>ConnectionStrings:RabbitMq</c>, an AMQP URI, and the event store;
    /// does not need the broker to be there: the service starts and takes commands without it.
    /// </summary>
    public static IHostApplicationBuilder AddMessaging(this IHostApplicationBuilder builder, Action<MessagingBuilder>? configure = null)
    {
        var broker = BrokerAddress.From(builder.Configuration);
        var messaging = new MessagingBuilder();
        configure?.Invoke(messaging);

        var services = builder.Services;
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(broker);
        services.AddSingleton<RelayState>().AddSingleton<ReactionState>().AddSingleton<MessagingMetrics>();
        services.AddOptions<EventsOptions>().BindConfiguration("Events").ValidateDataAnnotations().ValidateOnStart();
        AddBus(services, broker, messaging, builder.Environment.ApplicationName);
        AddReactions(services, messaging);
        if (messaging.Publishes)
        {
            AddRelay(services);
        }

        return builder;
    }

    private static void AddBus(IServiceCollection services, BrokerAddress broker, MessagingBuilder messaging, string name)
    {
        services.AddOptions<MassTransitHostOptions>().Configure(options =>
        {
            options.WaitUntilStarted = false;
            options.StopTimeout = StopTimeout;
        });
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
            foreach (var register in messaging.Registrations)
            {
                register(bus);
            }

            bus.UsingRabbitMq((context, rabbit) => Configure(context, rabbit, broker, messaging, name));
        });
    }

    private static void Configure(
        IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit, BrokerAddress broker, MessagingBuilder messaging, string name)
    {
        rabbit.UseEnvelopes(broker, name);
        foreach (var (queue, configure) in messaging.Endpoints)
        {
            rabbit.ReceiveEndpoint(queue, endpoint =>
            {
                endpoint.UseEventQueue();
                configure(context, endpoint);
            });
        }

        foreach (var reaction in messaging.Reactions)
        {
            rabbit.ReceiveEndpoint(reaction.Queue, endpoint => endpoint.React(context, reaction));
        }
    }

    private static void AddReactions(IServiceCollection services, MessagingBuilder messaging)
    {
        foreach (var reaction in messaging.Reactions)
        {
            services.TryAddScoped(reaction.Type);
            services.AddSingleton(reaction);
        }

        services.AddOptions<ReactionOptions>().BindConfiguration("Reactions").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(ParkedMessages.Schema);
        services.AddSingleton<ParkedMessages>().AddSingleton<ReactionRunner>().AddSingleton<ReactionConsumer>();
        services.AddHealthChecks().AddCheck<ReactionHealth>("reactions");
    }

    private static void AddRelay(IServiceCollection services)
    {
        services.AddOptions<RelayOptions>().BindConfiguration("Relay").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(RelayCheckpoint.Schema);
        services.AddSingleton<StreamEvents>().AddSingleton<RelayCheckpoint>().AddSingleton<RelayRun>();
        services.AddHostedService<Relay>().AddHostedService<RelayLag>();
        services.AddHealthChecks().AddCheck<RelayHealth>("relay");
    }
}
