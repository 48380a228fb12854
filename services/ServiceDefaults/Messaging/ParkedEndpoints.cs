using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>Where an operator sees what could not be processed, and has it tried again.</summary>
public static class ParkedEndpoints
{
    /// <summary>Maps <c>GET /admin/parked</c> and <c>POST /admin/parked/{id}/release</c>, for the role <c>operator</c>.</summary>
    public static void MapParked(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/admin/parked").WithTags("Administration");
        group.MapGet("", ListAsync).RequireRole(Roles.Operator).WithName("ListParkedMessages")
            .WithSummary("Messages that could not be processed, oldest first.")
            .Produces<Page<ParkedMessage>>().ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapPost("/{id:guid}/release", ReleaseAsync).RequireRole(Roles.Operator).WithName("ReleaseParkedMessage")
            .WithSummary("Tries a parked message again; it is gone from the list when that succeeds.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(ParkedMessages parked, PageRequest page, CancellationToken cancellationToken) =>
        page.Answer(await parked.ListAsync(page.AfterId, page.Limit + 1, cancellationToken), message => message.Id.ToString());

    private static async Task<IResult> ReleaseAsync(
        Guid id, ParkedMessages parked, ReactionRunner runner, IEnumerable<ReactionBinding> reactions, ILogger<ParkedMessages> logger,
        CancellationToken cancellationToken)
    {
        if (await parked.FindAsync(id, cancellationToken) is not var (queue, delivery))
        {
            return Problems.Of(404, "parked-message-unknown", "There is no parked message with this id.");
        }

        if (reactions.FirstOrDefault(known => known.Queue == queue) is not { } reaction)
        {
            return Problems.Of(409, "reaction-unknown", $"This build has no reaction for the queue '{queue}'.");
        }

        try
        {
            using var activity = delivery.StartSpan(queue);
            await runner.RunAsync(reaction, delivery.Message.Read(), cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            await parked.FailedAgainAsync(id, fault, cancellationToken);
            return Problems.Of(409, "release-failed", $"The message failed again: {fault.Message}");
        }

        await parked.RemoveAsync(id, cancellationToken);
        logger.MessageReleased(queue, id);
        return TypedResults.NoContent();
    }
}
