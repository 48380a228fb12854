using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>A page of parked messages, oldest first.</summary>
/// <param name="Items">The messages.</param>
/// <param name="Next">The cursor of the next page; none at the end.</param>
public sealed record ParkedPage(IReadOnlyList<ParkedMessage> Items, string? Next);

/// <summary>Where an operator sees what could not be processed, and has it tried again.</summary>
public static class ParkedEndpoints
{
    /// <summary>Maps <c>GET /admin/parked</c> and <c>POST /admin/parked/{id}/release</c>, for the role <c>operator</c>.</summary>
    public static RouteGroupBuilder MapParked(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/admin/parked").RequireAuthorization("operator").WithTags("Administration");
        group.MapGet("", ListAsync).WithName("ListParkedMessages").WithSummary("Messages that could not be processed, oldest first.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapPost("/{id:guid}/release", ReleaseAsync).WithName("ReleaseParkedMessage")
            .WithSummary("Tries a parked message again; it is gone from the list when that succeeds.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        return group;
    }

    private static async Task<Results<Ok<ParkedPage>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        ParkedMessages parked,
        [Description("Where to go on, from the page before.")] string? cursor,
        [Description("At most this many, 1 to 500; 50 when absent.")] string? limit,
        CancellationToken cancellationToken)
    {
        var count = 50;
        if (limit is not null && !(int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is >= 1 and <= 500))
        {
            return Problem(400, "invalid-parameter", "Invalid parameter", "'limit' has to be a number from 1 to 500.");
        }

        var after = Guid.Empty;
        if (cursor is not null && !Guid.TryParseExact(cursor, "N", out after))
        {
            return Problem(400, "invalid-parameter", "Invalid parameter", "'cursor' has to come from the page before.");
        }

        var messages = await parked.ListAsync(after, count, cancellationToken);
        var next = messages.Count == count ? messages[^1].Id.ToString("N") : null;
        if (next is not null)
        {
            http.Response.Headers.Link = $"<{http.Request.PathBase}{http.Request.Path}?cursor={next}&limit={count}>; rel=\"next\"";
        }

        return TypedResults.Ok(new ParkedPage(messages, next));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReleaseAsync(
        Guid id, ParkedMessages parked, ReactionRunner runner, IEnumerable<ReactionBinding> reactions, ILogger<ParkedMessages> logger,
        CancellationToken cancellationToken)
    {
        if (await parked.FindAsync(id, cancellationToken) is not var (queue, delivery))
        {
            return Problem(404, "parked-message-unknown", "Unknown parked message", "There is no parked message with this id.");
        }

        if (reactions.FirstOrDefault(known => known.Queue == queue) is not { } reaction)
        {
            return Problem(409, "reaction-unknown", "Unknown reaction", $"This build has no reaction for the queue '{queue}'.");
        }

        try
        {
            using var activity = delivery.StartSpan(queue);
            await runner.RunAsync(reaction, delivery.Message.Read(), cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            await parked.FailedAgainAsync(id, fault, cancellationToken);
            return Problem(409, "release-failed", "The message failed again", fault.Message);
        }

        await parked.RemoveAsync(id, cancellationToken);
        logger.MessageReleased(queue, id);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Problem(int status, string code, string title, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: title, type: $"urn:border-coordination:{code}");
}
