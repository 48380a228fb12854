using System.ComponentModel.DataAnnotations;

namespace BorderCoordination.Coordination;

/// <summary>How the feeds are served; section <c>Feeds</c>.</summary>
internal sealed class FeedOptions
{
    /// <summary>How long a subscriber may take nothing of what is on its way to it before it is cut off.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan SlowestReader { get; init; } = TimeSpan.FromSeconds(10);
}
