using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Attachments;
using BorderCoordination.ServiceDefaults.Commitments;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Puts the minutes on the table. A changed draft is a new revision and voids the signatures; it replaces the last one as a whole.</summary>
/// <param name="Texts">One text for each language of the pair, 1 to 5,000 characters.</param>
/// <param name="Commitments">What parties take upon themselves: at most 20. They are signed with the texts.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations and attachments. A party enters, changes and takes out its own reservations only.</param>
/// <param name="NextPatrol">Time, strength and chair of the next patrol, as far as they are fixed.</param>
public sealed record DraftMinutes(
    ImmutableArray<RecordText> Texts,
    ImmutableArray<RecordCommitment>? Commitments = null,
    RecordParticulars? Particulars = null,
    NextPatrolTerms? NextPatrol = null);

internal static class DraftMinutesSlice
{
    public static void MapDraftMinutes(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/draft-minutes", HandleAsync, nameof(DraftMinutes), Roles.Officer, "Puts the minutes on the table in every language of the pair; a changed draft voids the signatures.")
        .Refuses(
            PatrolRejections.Unknown, PatrolRejections.NotInState, CommitmentRejections.NotOpen, RecordRejections.ReservationOfAnother,
            KnownAttachments.NotUploaded);

    /// <summary>What all of it comes to as it is written in the event, which has its limit too.</summary>
    private const int MostBytes = 56 * 1024;

    /// <param name="known">The attachments among those named that the drafter may see.</param>
    /// <param name="open">Those among the commitments to be taken over that have not ended, with their pairs; none when absent.</param>
    public static Decision<PatrolEvent> Decide(
        DraftMinutes command, Patrol patrol, Party by, KnownAttachments? known = null, IReadOnlyCollection<(Guid Id, BorderPair Pair)>? open = null)
    {
        if (PatrolRejections.Unless(
            patrol, by, PatrolStatus.FieldCompleted, PatrolStatus.Aborted, PatrolStatus.MinutesDrafted, PatrolStatus.MinutesPartiallySigned) is { } refusal)
        {
            return refusal;
        }

        var faults = Check(command, patrol);
        var commitments = command.Commitments is null or [] ? null : command.Commitments;
        var (particulars, next) = (BilateralRecord.Plain(command.Particulars), NextPatrolRules.Plain(command.NextPatrol));
        return !faults.None ? PatrolRejections.Invalid(faults)
            : patrol.Minutes?.Redraft(command.Texts, commitments, particulars, null, next).Hash is { } hash && hash == patrol.Minutes.Hash ? Decision<PatrolEvent>.NoChange
            : CommitmentFaults.Succeeded(commitments).Any(old => open?.Contains((old, patrol.Pair!)) != true) ? CommitmentRejections.NotOpen
            : RecordRejections.ReservationsTouched(patrol.Minutes, patrol.Pair!, by, particulars) is { } touched ? touched
            : (known ?? KnownAttachments.None).Refuse(particulars, patrol.Pair!) is { } missing ? missing
            : new PatrolMinutesDrafted(by, (patrol.Minutes?.Revision ?? 0) + 1, command.Texts, commitments, particulars, next);
    }

    private static Faults Check(DraftMinutes command, Patrol patrol)
    {
        var faults = new Faults();
        var commitments = command.Commitments ?? [];
        faults.Texts(command.Texts, "/texts", 5000, patrol.Pair!);
        faults.Commitments(commitments, "/commitments", patrol.Pair!, BorderDay.Of(patrol.Field!.LastAt));
        faults.Particulars(command.Particulars, patrol.Pair!);
        NextPatrolRules.Check(faults, command.NextPatrol, patrol.Pair!, patrol.Field!.LastAt);
        faults.When(
            Bytes(command.Texts) + Bytes(commitments) + Bytes(command.Particulars) > MostBytes, "/texts", $"With all that belongs to them they are longer than {MostBytes} bytes.");
        return faults;
    }

    private static int Bytes<T>(T written) => JsonSerializer.SerializeToUtf8Bytes(written, ContractJson.Options).Length;

    private static async Task<IResult> HandleAsync(
        Guid patrolId, DraftMinutes command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var known = await KnownAttachments.ReadAsync(database, command.Particulars, context.Actor, cancellationToken);
        var open = await CommitmentTable.OpenAsync(database, CommitmentFaults.Succeeded(command.Commitments), cancellationToken);
        return await context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, known, open), PatrolRejections.Unknown, cancellationToken);
    }
}
