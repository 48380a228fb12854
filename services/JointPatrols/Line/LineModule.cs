using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Coverage;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.JointPatrols.Line;

/// <summary>The line as patrols know it, and how far they have covered it.</summary>
public static class LineModule
{
    public static void AddLine(this IServiceCollection services)
    {
        services.AddSchemaPart(LineTable.Schema);
        services.AddCoverage();
    }

    public static void AddLineReactions(this MessagingBuilder messaging) => messaging.AddReaction<KeepLineCatalogue>(KeepLineCatalogue.Queue, KeepLineCatalogue.Bindings);

    public static void MapLine(this IEndpointRouteBuilder routes)
    {
        var sections = routes.MapGroup("/sections").WithTags("Sections");
        sections.MapLineSection();
        sections.MapSectionPriorities();
        routes.MapCoverage();
    }
}
