namespace BorderCoordination.Coordination;

/// <summary>The one calendar of everything that the parties of a pair have on their line.</summary>
internal static class CalendarModule
{
    public static IServiceCollection AddCalendar(this IServiceCollection services)
    {
        services.AddProjection<AffairProjection>();
        services.AddSingleton<Affairs>();
        return services.AddSingleton<CalendarBook>();
    }

    public static void MapCalendar(this IEndpointRouteBuilder routes)
    {
        var calendar = routes.MapGroup("").WithTags("Calendar");
        calendar.MapReadCalendar();
        calendar.MapSubscribeCalendar();
    }
}
