using Microsoft.Extensions.Configuration;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>Where the broker is: an AMQP URI (https://www.rabbitmq.com/docs/uri-spec), with user, password and virtual host in it.</summary>
internal sealed record BrokerAddress(Uri Uri)
{
    public const string Key = "ConnectionStrings:RabbitMq";

    public static BrokerAddress From(IConfiguration configuration) =>
        configuration[Key] is not { Length: > 0 } text
            ? throw new InvalidOperationException($"The configuration lacks '{Key}', an AMQP URI such as amqp://user:password@host:5672/vhost.")
            : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps"
                ? new BrokerAddress(uri)
                : throw new InvalidOperationException($"'{Key}' is no AMQP URI, such as amqp://user:password@host:5672/vhost.");
}
