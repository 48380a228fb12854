using System.ComponentModel.DataAnnotations;

namespace BorderCoordination.ServiceDefaults.Attachments;

/// <summary>What can be set of attachments, under <c>Attachments</c>.</summary>
public sealed class AttachmentOptions
{
    /// <summary>The largest content that is taken, in bytes.</summary>
    [Range(1, 100 * 1024 * 1024)]
    public int MaximumBytes { get; init; } = 10 * 1024 * 1024;
}
