using System.ComponentModel.DataAnnotations;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>How patient reactions are; section <c>Reactions</c>. The defaults do.</summary>
public sealed class ReactionOptions
{
    /// <summary>A message is parked when it has failed this often by its own fault.</summary>
    [Range(1, 100)]
    public int Attempts { get; init; } = 5;

    /// <summary>The pause after the first failure; it doubles with each further one.</summary>
    public TimeSpan ShortestBackOff { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause between two attempts.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an event of an unknown version is looked at again.</summary>
    public TimeSpan PauseInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a message is held before it is given back to the queue, to be delivered again at once. Below RabbitMQ's consumer timeout of 30 minutes
    /// (https://www.rabbitmq.com/docs/consumers#acknowledgement-timeout).
    /// </summary>
    public TimeSpan LongestHold { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Messages that the broker hands out ahead; they are handled one after the other.</summary>
    [Range(1, 1000)]
    public int Prefetch { get; init; } = 16;
}
