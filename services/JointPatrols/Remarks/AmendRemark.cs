using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Remarks;

/// <summary>Amends what the party's own remark says.</summary>
/// <param name="Revision">The revision that it amends.</param>
/// <param name="Content">What it is to say, whole.</param>
public sealed record AmendRemark(int Revision, RemarkContent Content);

internal static class AmendRemarkSlice
{
    public static void MapAmendRemark(this IEndpointRouteBuilder remarks) => remarks.MapCommand(
        "/{remarkId}/amend", HandleAsync, nameof(AmendRemark), Roles.Officer, "Amends what the party's own remark says: a new revision.")
        .Refuses(RemarkRejections.Unknown, RemarkRejections.Withdrawn, Superseding.Superseded);

    public static Decision<RemarkEvent> Decide(AmendRemark command, Remark remark, Party by)
    {
        if (RemarkRejections.Unless(remark, by) is { } refusal)
        {
            return refusal;
        }

        if (TermsDifference.Between(remark.Content, command.Content).IsEmpty && command.Revision > 0 && remark.Revision - command.Revision is (0 or 1))
        {
            return Decision<RemarkEvent>.NoChange;
        }

        var faults = RemarkRules.Check(remark.Kind, command.Content);
        return remark.Status == RemarkStatus.Withdrawn ? RemarkRejections.Withdrawn
            : !faults.None ? RemarkRejections.Invalid(faults)
            : command.Revision != remark.Revision ? RemarkRejections.Superseded(remark, command.Revision)
            : new RemarkAmended(remark.Revision + 1, command.Content);
    }

    private static Task<IResult> HandleAsync(Guid remarkId, AmendRemark command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Remark.Stream(remarkId), Remark.Decider, remark => Decide(command, remark, context.Party), RemarkRejections.Unknown, cancellationToken);
}
