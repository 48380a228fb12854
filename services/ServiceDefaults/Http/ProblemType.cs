using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using BorderCoordination.EventStore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>A type of problem (https://www.rfc-editor.org/rfc/rfc9457#section-3.1.1).</summary>
/// <param name="Status">The status that it is answered with.</param>
/// <param name="Code">Stable, kebab-case.</param>
public sealed record ProblemType(int Status, string Code)
{
    internal const string Prefix = "urn:border-coordination:";

    /// <summary>What a client may switch on.</summary>
    public string Urn => Prefix + Code;

    /// <summary>What a refusal of the domain is answered with.</summary>
    public static ProblemType Of(Rejection rejection) => new(Problems.StatusOf(rejection.Kind), rejection.Code);
}

/// <summary>The problems that belong to no affair: those of the request itself, and of the service.</summary>
public static class ProblemTypes
{
    public static ProblemType MalformedRequest { get; } = new(StatusCodes.Status400BadRequest, "malformed-request");

    public static ProblemType MalformedJson { get; } = new(StatusCodes.Status400BadRequest, "malformed-json");

    public static ProblemType InvalidRequest { get; } = new(StatusCodes.Status400BadRequest, "invalid-request");

    public static ProblemType InvalidParameter { get; } = new(StatusCodes.Status400BadRequest, "invalid-parameter");

    public static ProblemType UnknownParameter { get; } = new(StatusCodes.Status400BadRequest, "unknown-parameter");

    public static ProblemType EventTooLarge { get; } = ProblemType.Of(StoreRejections.TooLarge);

    public static ProblemType TextNotStorable { get; } = ProblemType.Of(StoreRejections.UnstorableText);

    public static ProblemType Unauthenticated { get; } = new(StatusCodes.Status401Unauthorized, "unauthenticated");

    public static ProblemType Forbidden { get; } = new(StatusCodes.Status403Forbidden, "forbidden");

    public static ProblemType KeyInUse { get; } = new(StatusCodes.Status409Conflict, "idempotency-key-in-use");

    public static ProblemType Stale { get; } = new(StatusCodes.Status412PreconditionFailed, "stale");

    public static ProblemType TooLarge { get; } = new(StatusCodes.Status413PayloadTooLarge, "too-large");

    public static ProblemType UnsupportedMediaType { get; } = new(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type");

    public static ProblemType KeyReused { get; } = new(StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused");

    public static ProblemType TooManyRequests { get; } = new(StatusCodes.Status429TooManyRequests, "too-many-requests");

    public static ProblemType InternalError { get; } = new(StatusCodes.Status500InternalServerError, "internal-error");

    public static ProblemType DatabaseAway { get; } = new(StatusCodes.Status503ServiceUnavailable, "database-away");

    /// <summary>What every operation can give: they all ask for a role and for the database.</summary>
    internal static ImmutableArray<ProblemType> OfEveryOperation { get; } = [Unauthenticated, Forbidden, TooLarge, TooManyRequests, InternalError, DatabaseAway];

    /// <summary>What every query can give besides.</summary>
    internal static ImmutableArray<ProblemType> OfEveryQuery { get; } = [MalformedRequest, InvalidParameter, UnknownParameter, TextNotStorable];

    /// <summary>What every command can give besides.</summary>
    internal static ImmutableArray<ProblemType> OfEveryCommand { get; } =
        [MalformedRequest, MalformedJson, InvalidRequest, InvalidParameter, EventTooLarge, TextNotStorable, KeyInUse, Stale, UnsupportedMediaType, KeyReused];
}

/// <summary>The problems that an operation can give; metadata of its endpoint.</summary>
public sealed record PossibleProblems(ImmutableArray<ProblemType> Types)
{
    /// <summary>Names them in the OpenAPI description, as the values that <c>type</c> can have with each status.</summary>
    internal static void Describe(OpenApiOperation operation, IEnumerable<object> endpointMetadata)
    {
        var types = endpointMetadata.OfType<PossibleProblems>().SelectMany(possible => possible.Types).Distinct();
        foreach (var possible in types.GroupBy(type => type.Status))
        {
            var response = operation.Responses![possible.Key.ToString(CultureInfo.InvariantCulture)];
            var content = response.Content!["application/problem+json"];
            var one = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. possible.Select(type => JsonValue.Create(type.Urn))] };
            content.Schema = new OpenApiSchema
            {
                AllOf =
                [
                    content.Schema!,
                    new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema> { ["type"] = one } },
                ],
            };
            response.Description = $"{Problems.TitleOf(possible.Key)}: {string.Join(", ", possible.Select(type => type.Code))}.";
        }
    }
}

/// <summary>How an operation says what it can give.</summary>
public static class PossibleProblemsOfOperations
{
    /// <summary>Besides what is said already.</summary>
    public static RouteHandlerBuilder Gives(this RouteHandlerBuilder endpoint, params ImmutableArray<ProblemType> types)
    {
        foreach (var status in types.Select(type => type.Status).Distinct())
        {
            endpoint.ProducesProblem(status);
        }

        return endpoint.WithMetadata(new PossibleProblems(types));
    }

    /// <summary>The refusals of the domain, whatever their details.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ImmutableArray<Rejection> rejections) =>
        endpoint.Gives([.. rejections.Select(ProblemType.Of)]);
}
