using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>How operations are mapped, so that each has its role, its name in OpenAPI and its possible answers.</summary>
public static class Operations
{
    /// <summary>A command that creates: 201 with <c>Location</c>.</summary>
    public static RouteHandlerBuilder MapCreation(this IEndpointRouteBuilder routes, string pattern, Delegate handler, string name, string role, string summary) =>
        routes.MapCommandTo(pattern, handler, name, role, summary).Produces<CommandReceipt>(StatusCodes.Status201Created);

    /// <summary>A command on something that exists: 200.</summary>
    public static RouteHandlerBuilder MapCommand(this IEndpointRouteBuilder routes, string pattern, Delegate handler, string name, string role, string summary) =>
        routes.MapCommandTo(pattern, handler, name, role, summary).Produces<CommandReceipt>();

    /// <summary>A command whose body is a file: 202, as it is worked through afterwards.</summary>
    /// <param name="mostBytes">The largest file, in place of the limit of other requests.</param>
    /// <param name="mediaTypes">In which forms it may be.</param>
    public static RouteHandlerBuilder MapUpload<TAnswer>(
        this IEndpointRouteBuilder routes, string pattern, Delegate handler, string name, string role, string summary, long mostBytes, params string[] mediaTypes) =>
        routes.MapCommandTo(pattern, handler, name, role, summary).Produces<TAnswer>().WithMetadata(new LargestBody(mostBytes))
            .Gives(ProblemTypes.UnknownParameter).AddEndpointFilterFactory(KnownParametersOnly)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Content = mediaTypes.ToDictionary(mediaType => mediaType, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } }),
                };
                return Task.CompletedTask;
            });

    /// <summary>A question that any member of a party may ask.</summary>
    public static RouteHandlerBuilder MapQuery<TAnswer>(this IEndpointRouteBuilder routes, string pattern, Delegate handler, string name, string summary) =>
        routes.MapQueryTo(pattern, handler, name, summary).Produces<TAnswer>();

    /// <summary>A question that is answered with content of one of some media types.</summary>
    public static RouteHandlerBuilder MapDownload(
        this IEndpointRouteBuilder routes, string pattern, Delegate handler, string name, string summary, IEnumerable<string> mediaTypes)
    {
        var types = mediaTypes.ToArray();
        return routes.MapQueryTo(pattern, handler, name, summary).Produces<Stream>(StatusCodes.Status200OK, types[0], types[1..]);
    }

    private static RouteHandlerBuilder MapQueryTo(this IEndpointRouteBuilder routes, string pattern, Delegate handler, string name, string summary) =>
        routes.MapGet(pattern, handler).WithName(name).WithSummary(summary).RequireRole(Roles.Member)
            .Gives(ProblemTypes.OfEveryQuery)
            .AddEndpointFilterFactory(KnownParametersOnly);

    private static RouteHandlerBuilder MapCommandTo(
        this IEndpointRouteBuilder routes, string pattern, Delegate handler, string name, string role, string summary) =>
        routes.MapPost(pattern, handler).WithName(name).WithSummary(summary).RequireRole(role).Gives(ProblemTypes.OfEveryCommand);

    /// <summary>A filter with a typing error in its name would silently be none; so it is refused.</summary>
    private static EndpointFilterDelegate KnownParametersOnly(EndpointFilterFactoryContext factory, EndpointFilterDelegate next)
    {
        var parameters = factory.MethodInfo.GetParameters();
        var known = parameters.Select(parameter => parameter.Name!)
            .Concat(parameters.Any(parameter => parameter.ParameterType == typeof(PageRequest)) ? PageRequest.Parameters : [])
            .ToHashSet(StringComparer.Ordinal);
        return context => context.HttpContext.Request.Query.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? ValueTask.FromResult<object?>(Problems.Of(ProblemTypes.UnknownParameter, $"There is no parameter '{unknown}' here."))
            : next(context);
    }
}
