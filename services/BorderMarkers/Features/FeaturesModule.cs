using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using Microsoft.OpenApi;

namespace BorderCoordination.BorderMarkers.Features;

public static class FeaturesModule
{
    public static void AddFeatures(this IServiceCollection services) =>
        services.AddFilledReadModel<MarkerPosition, MarkerPositionEvent, PhysicalMarkerTable>(PhysicalMarkerTable.Schema, MarkerPosition.Aggregate, MarkerPosition.Decider);

    public static void MapFeatures(this IEndpointRouteBuilder routes)
    {
        var features = routes.MapGroup("").WithTags("Features");
        features.MapLandingPage();
        var collections = features.MapGroup("/collections");
        collections.MapMarkerFeatures();
        collections.MapSectionFeatures();
        collections.MapDamageCaseFeatures();
    }

    /// <summary>Says in the OpenAPI description in which forms the answer may be.</summary>
    internal static RouteHandlerBuilder ProducesFeatures(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new CappedLimit()).AddOpenApiOperationTransformer((operation, _, _) =>
    {
        if (operation.Responses?.TryGetValue("200", out var described) == true && described is OpenApiResponse { Content: { } content })
        {
            var json = content["application/json"];
            content.Remove("application/json");
            content[FeatureFormats.GeoJson] = json;
            content[Csv.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            content[FeatureFormats.Kml] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }

        return Task.CompletedTask;
    });
}
