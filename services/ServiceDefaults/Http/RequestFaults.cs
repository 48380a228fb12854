using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using BorderCoordination.EventStore;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>Turns what the framework throws at a bad request, and a database that is away, into a problem that names what is wrong and where.</summary>
internal sealed partial class RequestFaults(IProblemDetailsService problems, ILogger<RequestFaults> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            BadHttpRequestException { StatusCode: 400, InnerException: JsonException json } => FromJson(json),
            BadHttpRequestException { StatusCode: 400 } bad when Unbound().Match(bad.Message) is { Success: true } parameter => Problems.Describe(
                ProblemTypes.InvalidParameter, $"{parameter.Groups[1].Value}: the value is missing or not of the expected form."),
            BadHttpRequestException { StatusCode: 400 } bad when bad.Message.EndsWith("the request body as JSON.", StringComparison.Ordinal) || bad.Message.Contains("no body", StringComparison.OrdinalIgnoreCase) =>
                Problems.Describe(ProblemTypes.MalformedJson, "A JSON body is expected."),
            BadHttpRequestException bad => Problems.Describe(Problems.TypeOf(bad.StatusCode), Plain(bad.Message)),
            InvalidOperationException unreadable when unreadable.Message.Contains("content type charset", StringComparison.Ordinal) =>
                Problems.Describe(ProblemTypes.UnsupportedMediaType, "The charset is not known; JSON is UTF-8."),
            PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } =>
                Problems.Describe(ProblemTypes.TextNotStorable, "A text holds the character NUL (U+0000), which nothing here has."),
            OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested => Problems.Describe(new ProblemType(499, "cancelled"), "The caller went away."),
            _ when IsAway(exception) => Problems.Describe(ProblemTypes.DatabaseAway, "The database cannot be reached at the moment; nothing was recorded."),
            _ => Problems.Describe(ProblemTypes.InternalError, "The fault has been logged under this trace id."),
        };
        if (problem.Status == 500)
        {
            LogFailed(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
        }
        else if (problem.Status == 503)
        {
            LogAway(logger, exception.Message);
        }

        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    private static Microsoft.AspNetCore.Mvc.ProblemDetails FromJson(JsonException json)
    {
        var pointer = ToPointer(json.Path);
        if (Missing().Match(json.Message) is { Success: true } missing)
        {
            var names = Quoted().Matches(missing.Groups[1].Value).Select(name => name.Groups[1].Value).ToArray();
            return Problems.Describe(
                ProblemTypes.InvalidRequest, $"Missing: {string.Join(", ", names)}.", names.Select(name => new Fault($"{pointer}/{Escape(name)}", "It is missing.")));
        }

        if (NullItem().Match(json.Message) is { Success: true } list)
        {
            pointer += "/" + Escape(list.Groups[1].Value);
            return Problems.Describe(ProblemTypes.InvalidRequest, $"{pointer}: A null stands in the list.", new Fault(pointer, "A null stands in the list."));
        }

        var detail = Unmapped().IsMatch(json.Message) ? "There is no such member here."
            : Duplicate().IsMatch(json.Message) ? "The member stands here twice."
            : json.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal) || json.Message.Contains("System.", StringComparison.Ordinal) || json.Message.Contains("BorderCoordination.", StringComparison.Ordinal)
                ? "The value is not of the expected form."
            : Plain(json.Message);
        return json.Path is null
            ? Problems.Describe(ProblemTypes.MalformedJson, $"This is not JSON: {detail}")
            : Problems.Describe(ProblemTypes.InvalidRequest, $"{(pointer.Length == 0 ? "The body" : pointer)}: {detail}", new Fault(pointer, detail));
    }

    /// <summary>From the reader's path (<c>$.terms.units[0].party</c>) to a JSON Pointer (RFC 6901).</summary>
    private static string ToPointer(string? path) =>
        path is null ? "" : string.Concat(PathPart().Matches(path).Select(part => "/" + Escape(part.Groups.Values.Skip(1).First(group => group.Success).Value)));

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Leaves out the reader's own trailer and names of our types.</summary>
    private static string Plain(string message) => Trailer().Replace(message, "").Trim();

    private static bool IsAway(Exception exception) =>
        exception is StoreBusyException or NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: SocketException or IOException or TimeoutException }
        || (exception is PostgresException { SqlState: var state } && (state.StartsWith("57P", StringComparison.Ordinal) || state is "53300" or "25006"));

    [GeneratedRegex(@"missing required properties including: (.*?)\.?$|missing required properties(?: such as)?:? (.*)$")]
    private static partial Regex Missing();

    [GeneratedRegex(@"(?:bind parameter|Required parameter) ""[^""]* (\w+)""")]
    private static partial Regex Unbound();

    [GeneratedRegex("^A null stands in the list '([^']+)'")]
    private static partial Regex NullItem();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("could not be mapped to any .NET member")]
    private static partial Regex Unmapped();

    [GeneratedRegex("[Dd]uplicate property")]
    private static partial Regex Duplicate();

    [GeneratedRegex(@"\.([^.\[\]]+)|\['([^']*)'\]|\[([0-9]+)\]")]
    private static partial Regex PathPart();

    [GeneratedRegex(@"\s*(Path: .*|LineNumber: .*)$")]
    private static partial Regex Trailer();

    [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogFailed(ILogger logger, string method, string path, Exception exception);

    [LoggerMessage(EventId = 101, Level = LogLevel.Warning, Message = "The database cannot be reached: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);
}
