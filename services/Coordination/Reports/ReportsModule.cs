namespace BorderCoordination.Coordination;

/// <summary>What is counted, owed and archived across the services.</summary>
internal static class ReportsModule
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<ActivityCount>();
        services.AddProjection<RecordProjection>();
        return services.AddSingleton<RecordArchive>();
    }

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("").WithTags("Reports");
        reports.MapListOverdue();
        reports.MapListCommitments();
        reports.MapListRecords();
        var statistics = routes.MapGroup("/statistics").WithTags("Statistics");
        statistics.MapActivityStatistics();
        statistics.MapBalance();
    }
}
