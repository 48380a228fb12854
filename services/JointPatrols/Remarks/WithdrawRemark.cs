using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Remarks;

/// <summary>Withdraws the party's own remark.</summary>
/// <param name="Reason">Why, for the party's own files: 1 to 1,000 characters.</param>
public sealed record WithdrawRemark(string? Reason = null);

internal static class WithdrawRemarkSlice
{
    public static void MapWithdrawRemark(this IEndpointRouteBuilder remarks) => remarks.MapCommand(
        "/{remarkId}/withdraw", HandleAsync, nameof(WithdrawRemark), Roles.Officer, "Withdraws the party's own remark; its history remains, for that party.")
        .Refuses(RemarkRejections.Unknown);

    public static Decision<RemarkEvent> Decide(WithdrawRemark command, Remark remark, Party by)
    {
        if (RemarkRejections.Unless(remark, by) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.OptionalText(command.Reason, "/reason", 1000);
        return !faults.None ? RemarkRejections.Invalid(faults)
            : remark.Status == RemarkStatus.Withdrawn ? Decision<RemarkEvent>.NoChange
            : new RemarkWithdrawn(command.Reason);
    }

    private static Task<IResult> HandleAsync(Guid remarkId, WithdrawRemark command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Remark.Stream(remarkId), Remark.Decider, remark => Decide(command, remark, context.Party), RemarkRejections.Unknown, cancellationToken);
}
