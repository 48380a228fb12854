using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Puts the minutes on the table. A changed draft is a new revision and voids the signatures.</summary>
/// <param name="Texts">One text for each language of the pair, 1 to 5,000 characters.</param>
public sealed record DraftMinutes(ImmutableArray<RecordText> Texts);

internal static class DraftMinutesSlice
{
    public static void MapDraftMinutes(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/draft-minutes", HandleAsync, nameof(DraftMinutes), Roles.Officer, "Puts the minutes on the table in every language of the pair; a changed draft voids the signatures.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState);

    /// <summary>What all texts come to as they are written in the event, which has its limit too.</summary>
    private const int MostBytes = 56 * 1024;

    public static Decision<PatrolEvent> Decide(DraftMinutes command, Patrol patrol, Party by)
    {
        if (PatrolRejections.Unless(
            patrol, by, PatrolStatus.FieldCompleted, PatrolStatus.Aborted, PatrolStatus.MinutesDrafted, PatrolStatus.MinutesPartiallySigned) is { } refusal)
        {
            return refusal;
        }

        var faults = Check(command.Texts, patrol.Pair!);
        return !faults.None ? PatrolRejections.Invalid(faults)
            : patrol.Minutes is not { } minutes ? new PatrolMinutesDrafted(by, 1, command.Texts)
            : minutes.Redraft(command.Texts).Hash == minutes.Hash ? Decision<PatrolEvent>.NoChange
            : new PatrolMinutesDrafted(by, minutes.Revision + 1, command.Texts);
    }

    private static Faults Check(ImmutableArray<RecordText> texts, BorderPair pair)
    {
        var faults = new Faults();
        faults.Each(texts, "/texts", pair.Parties.Length, pair.Parties.Length, (text, place) => faults.Text(text.Text, $"{place}/text", 5000));
        if (faults.None)
        {
            var (missing, foreign) = BilateralRecord.Compare(pair, texts);
            faults.When(!missing.IsEmpty, "/texts", $"Missing: {string.Join(", ", missing)}.");
            faults.When(!foreign.IsEmpty, "/texts", $"No language of {pair}: {string.Join(", ", foreign)}.");
            faults.When(
                JsonSerializer.SerializeToUtf8Bytes(texts, ContractJson.Options).Length > MostBytes, "/texts", $"Together they are longer than {MostBytes} bytes.");
        }

        return faults;
    }

    private static Task<IResult> HandleAsync(Guid patrolId, DraftMinutes command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party), PatrolRejections.Unknown, cancellationToken);
}
