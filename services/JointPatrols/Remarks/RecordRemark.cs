using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Remarks;

/// <summary>Records an internal remark, which no other party learns of.</summary>
/// <param name="Pair">A pair to which the party belongs.</param>
/// <param name="Kind">What kind of remark.</param>
/// <param name="About">A patrol or a marker of the pair; for figures a quarter.</param>
/// <param name="Content">What it says.</param>
public sealed record RecordRemark(BorderPair Pair, RemarkKind Kind, RemarkSubject About, RemarkContent Content);

internal static class RecordRemarkSlice
{
    public static void MapRecordRemark(this IEndpointRouteBuilder remarks) => remarks.MapCreation(
        "/", HandleAsync, nameof(RecordRemark), Roles.Officer, "Records a risk, a note or figures of the party's own; no other party learns of it.")
        .Refuses(RemarkRejections.Exists, RemarkRejections.PatrolUnknown, Pairs.Unknown, Pairs.Foreign);

    /// <param name="patrolPair">The pair of the patrol that is named; none when there is no such patrol.</param>
    public static Decision<RemarkEvent> Decide(RecordRemark command, Remark remark, Guid remarkId, Party by, BorderPair? patrolPair)
    {
        if (remark.Status != RemarkStatus.Unknown)
        {
            return remark.By == by ? RemarkRejections.Exists : RemarkRejections.Unknown;
        }

        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = RemarkRules.Check(command.Kind, command.About, command.Content);
        return !faults.None ? RemarkRejections.Invalid(faults)
            : command.About.PatrolId is not null && patrolPair != command.Pair ? RemarkRejections.PatrolUnknown
            : new RemarkRecorded(remarkId, command.Pair, by, command.Kind, command.About, command.Content);
    }

    private static async Task<IResult> HandleAsync(RecordRemark command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var remarkId = Guid.CreateVersion7(context.Now);
        var patrolPair = await database.PairOfPatrolAsync(command.About.PatrolId, cancellationToken);
        return await context.CreateAsync(
            command.Pair,
            Remark.Stream(remarkId),
            Remark.Decider,
            remark => Decide(command, remark, remarkId, context.Party, patrolPair),
            RemarkRejections.Unknown,
            $"/remarks/{remarkId}",
            cancellationToken);
    }
}
