using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Imports;

public static class ImportsModule
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddSchemaPart(ImportTables.Schema);
        services.AddSingleton<ImportBell>();
        services.AddSingleton<ImportMetrics>();
        services.AddSingleton<ImportWriter>();
        services.AddHostedService<ImportWorker>();
    }

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/imports").WithTags("Imports");
        imports.MapStartImport();
        imports.MapConfirmImport();
        imports.MapImportDetails();
        var exports = routes.MapGroup("/exports").WithTags("Imports");
        exports.MapExportRegister();
        exports.MapExportPosts();
    }
}
