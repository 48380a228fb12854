using System.Diagnostics;
using BorderCoordination.EventStore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>
/// Errors as RFC 9457 problem details (https://www.rfc-editor.org/rfc/rfc9457). <c>type</c> is <c>urn:border-coordination:</c> and a stable code
/// that a client may switch on; every other text may change.
/// </summary>
public static class Problems
{
    private static readonly Dictionary<int, (ProblemType Type, string Title)> ByStatus = new()
    {
        [400] = (ProblemTypes.MalformedRequest, "The request is malformed"),
        [401] = (ProblemTypes.Unauthenticated, "A valid bearer token is needed"),
        [403] = (ProblemTypes.Forbidden, "The token does not allow this"),
        [404] = (new ProblemType(404, "not-found"), "There is nothing here"),
        [405] = (new ProblemType(405, "method-not-allowed"), "The method is not allowed here"),
        [406] = (new ProblemType(406, "not-acceptable"), "No representation of the wanted kind"),
        [408] = (new ProblemType(408, "too-slow"), "The request took too long to arrive"),
        [409] = (new ProblemType(409, "conflict"), "The state does not allow it"),
        [410] = (new ProblemType(410, "gone"), "No longer available"),
        [412] = (ProblemTypes.Stale, "The resource has changed"),
        [413] = (ProblemTypes.TooLarge, "The request is too large"),
        [415] = (ProblemTypes.UnsupportedMediaType, "The media type is not supported"),
        [422] = (new ProblemType(422, "unprocessable"), "The request cannot be processed"),
        [428] = (new ProblemType(428, "precondition-required"), "A precondition is required"),
        [429] = (ProblemTypes.TooManyRequests, "Too many requests"),
        [431] = (new ProblemType(431, "headers-too-large"), "The headers are too large"),
        [500] = (ProblemTypes.InternalError, "Something went wrong on our side"),
        [503] = (new ProblemType(503, "unavailable"), "A dependency is away"),
    };

    /// <summary>A problem of a type.</summary>
    public static IResult Of(ProblemType type, string detail) => TypedResults.Problem(Describe(type, detail));

    /// <summary>A refusal of the domain.</summary>
    public static IResult Of(Rejection rejection)
    {
        var problem = Describe(ProblemType.Of(rejection), rejection.Detail, rejection.Faults);
        foreach (var (name, value) in rejection.Extensions)
        {
            problem.Extensions[name] = value;
        }

        return TypedResults.Problem(problem);
    }

    /// <summary>The status of a kind of refusal.</summary>
    public static int StatusOf(RejectionKind kind) => kind switch
    {
        RejectionKind.Invalid => StatusCodes.Status400BadRequest,
        RejectionKind.Forbidden => StatusCodes.Status403Forbidden,
        RejectionKind.NotFound => StatusCodes.Status404NotFound,
        RejectionKind.Conflict => StatusCodes.Status409Conflict,
    };

    /// <summary>The type of what the framework answers with a status alone.</summary>
    internal static ProblemType TypeOf(int status) => ByStatus.TryGetValue(status, out var known) ? known.Type : new ProblemType(status, "error");

    internal static string TitleOf(int status) => ByStatus.TryGetValue(status, out var known) ? known.Title : "Error";

    internal static ProblemDetails Describe(ProblemType type, string? detail, params IEnumerable<Fault> errors)
    {
        var problem = new ProblemDetails { Type = type.Urn, Status = type.Status, Title = TitleOf(type.Status), Detail = detail };
        var faults = errors.Select(fault => new { pointer = fault.Pointer, detail = fault.Detail }).ToArray();
        if (faults.Length > 0)
        {
            problem.Extensions["errors"] = faults;
        }

        return problem;
    }

    /// <summary>Adds what every problem carries, and a code of ours where the framework made the answer.</summary>
    internal static void Complete(ProblemDetailsContext context)
    {
        var (http, problem) = (context.HttpContext, context.ProblemDetails);
        var status = problem.Status ?? http.Response.StatusCode;
        problem.Status = status;
        if (problem.Type?.StartsWith(ProblemType.Prefix, StringComparison.Ordinal) != true)
        {
            problem.Type = TypeOf(status).Urn;
            problem.Title = TitleOf(status);
        }

        problem.Instance ??= http.Request.Path;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
        if (status is StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "5";
        }
    }
}
