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
    public const string TypePrefix = "urn:border-coordination:";

    private static readonly Dictionary<int, (string Code, string Title)> ByStatus = new()
    {
        [400] = ("malformed-request", "The request is malformed"),
        [401] = ("unauthenticated", "A valid bearer token is needed"),
        [403] = ("forbidden", "The token does not allow this"),
        [404] = ("not-found", "There is nothing here"),
        [405] = ("method-not-allowed", "The method is not allowed here"),
        [406] = ("not-acceptable", "No representation of the wanted kind"),
        [409] = ("conflict", "The state does not allow it"),
        [410] = ("gone", "No longer available"),
        [412] = ("stale", "The resource has changed"),
        [413] = ("too-large", "The request is too large"),
        [415] = ("unsupported-media-type", "The media type is not supported"),
        [422] = ("unprocessable", "The request cannot be processed"),
        [428] = ("precondition-required", "A precondition is required"),
        [429] = ("too-many-requests", "Too many requests"),
        [431] = ("headers-too-large", "The headers are too large"),
        [500] = ("internal-error", "Something went wrong on our side"),
        [503] = ("unavailable", "A dependency is away"),
    };

    /// <summary>A problem with a code of its own.</summary>
    public static IResult Of(int status, string code, string detail, params IEnumerable<Fault> errors) => TypedResults.Problem(Describe(status, code, detail, errors));

    /// <summary>A refusal of the domain.</summary>
    public static IResult Of(Rejection rejection)
    {
        var problem = Describe(StatusOf(rejection.Kind), rejection.Code, rejection.Detail, rejection.Faults);
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

    internal static ProblemDetails Describe(int status, string code, string? detail, params IEnumerable<Fault> errors)
    {
        var problem = new ProblemDetails { Type = TypePrefix + code, Status = status, Title = TitleOf(status), Detail = detail };
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
        if (problem.Type?.StartsWith(TypePrefix, StringComparison.Ordinal) != true)
        {
            problem.Type = TypePrefix + (ByStatus.TryGetValue(status, out var known) ? known.Code : "error");
            problem.Title = TitleOf(status);
        }

        problem.Instance ??= http.Request.Path;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
        if (status is StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "5";
        }
    }

    private static string TitleOf(int status) => ByStatus.TryGetValue(status, out var known) ? known.Title : "Error";
}
