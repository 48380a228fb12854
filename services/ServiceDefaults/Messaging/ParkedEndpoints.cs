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
    private static ProblemType Unknown { get; } = new(StatusCodes.Status404NotFound, "parked-message-unknown");

    private static ProblemType ReactionUnknown { get; } = new(StatusCodes.Status409Conflict, "reaction-unknown");

    private static ProblemType ReleaseFailed { get; } = new(StatusCodes.Status409Conflict, "release-failed");

    /// <summary>Maps <c>GET /admin/parked</c> and <c>POST /admin/parked/{id}/release</c>, for the role <c>operator</c>.</summary>
    public static void MapParked(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/admin/parked").WithTags("Administration");
        group.MapGet("", ListAsync).RequireRole(Roles.Operator).WithName("ListParkedMessages")
            .WithSummary("Messages that could not be processed, oldest first.")
            .Produces<Page<ParkedMessage>>().Gives(ProblemTypes.MalformedRequest);
        group.MapPost("/{id:guid}/release", ReleaseAsync).RequireRole(Roles.Operator).WithName("ReleaseParkedMessage")
            .WithSummary("Tries a parked message again; it is gone from the list when that succeeds.")
            .Produces(StatusCodes.Status204NoContent)
            .Gives(Unknown, ReactionUnknown, ReleaseFailed);
    }

    private static async Task<IResult> ListAsync(ParkedMessages parked, PageRequest page, CancellationToken cancellationToken) =>
        page.Answer(await parked.ListAsync(page.AfterId, page.Limit + 1, cancellationToken), message => message.Id.ToString());

    private static async Task<IResult> ReleaseAsync(
        Guid id, ParkedMessages parked, ReactionRunner runner, IEnumerable<ReactionBinding> reactions, ILogger<ParkedMessages> logger,
        CancellationToken cancellationToken)
    {
        if (await parked.FindAsync(id, cancellationToken) is not var (queue, delivery))
        {
            return Problems.Of(Unknown, "There is no parked message with this id.");
        }

        if (reactions.FirstOrDefault(known => known.Queue == queue) is not { } reaction)
        {
            return Problems.Of(ReactionUnknown, $"This build has no reaction for the queue '{queue}'.");
        }

        try
        {
            using var activity = delivery.StartSpan(queue);
            await runner.RunAsync(reaction, delivery.Message.Read(), cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            await parked.FailedAgainAsync(id, fault, cancellationToken);
            return Problems.Of(ReleaseFailed, $"The message failed again: {fault.Message}");
        }

        await parked.RemoveAsync(id, cancellationToken);
        logger.MessageReleased(queue, id);
        return TypedResults.NoContent();
    }
}
