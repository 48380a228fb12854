using BorderCoordination.EventStore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BorderCoordination.ServiceDefaults.Attachments;

/// <summary>Photos, scans, tracks and sketches that events name by the hash of their content.</summary>
public static class AttachmentsModule
{
    /// <summary>Its tables come before those of the affairs that name attachments.</summary>
    public static void AddAttachments(this IServiceCollection services)
    {
        services.AddOptions<AttachmentOptions>().BindConfiguration("Attachments").ValidateDataAnnotations().ValidateOnStart();
        services.AddSchemaPart(AttachmentTables.Schema);
    }

    /// <summary>Lets the content that an affair's shared events name be seen by every party of the pair.</summary>
    /// <param name="namedIn">What an event names.</param>
    public static void AddAttachmentReferences<TState>(this IServiceCollection services, Func<object, IEnumerable<NamedContent>> namedIn) =>
        services.AddSingleton<IReadModel<TState>>(new AttachmentReferences<TState>(namedIn));

    public static void MapAttachments(this IEndpointRouteBuilder routes)
    {
        var attachments = routes.MapGroup("/attachments").WithTags("Attachments");
        attachments.MapUploadAttachment();
        attachments.MapDownloadAttachment();
    }
}
