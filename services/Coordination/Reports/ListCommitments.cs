using System.Collections.Immutable;
using System.Globalization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.Coordination;

/// <summary>A commitment of whichever service.</summary>
/// <param name="Subject">As in its events: <c>commitment/0198…</c>.</param>
/// <param name="Version">Of its last change.</param>
/// <param name="State">Where it stands at the moment that was asked for.</param>
/// <param name="Texts">What is to be done, in each language of the pair.</param>
/// <param name="Owners">The parties that are to do it.</param>
/// <param name="DueOn">The last day on which it is in time.</param>
/// <param name="Source">The record that it comes from.</param>
/// <param name="Revision">The revision of the statement or proposal on the table; 0 before the first.</param>
/// <param name="Pending">As what it is to end, where a statement or proposal is on the table that not all have confirmed.</param>
/// <param name="SucceededBy">The commitment of later minutes that has taken it over.</param>
public sealed record CommitmentLine(
    string Subject,
    long Version,
    BorderPair Pair,
    CommitmentState State,
    ImmutableArray<RecordText> Texts,
    ImmutableArray<Party> Owners,
    DateOnly DueOn,
    RecordReference Source,
    int Revision,
    CommitmentEnd? Pending,
    Guid? SucceededBy);

internal static class ListCommitmentsSlice
{
    private static readonly CsvColumns<CommitmentLine> Columns = new(
        ("subject", line => line.Subject),
        ("version", line => Csv.Number(line.Version)),
        ("pair", line => line.Pair.Code),
        ("state", line => Csv.Name(line.State)),
        ("text", line => string.Join('\n', line.Texts.Select(text => text.Text))),
        ("owners", line => Csv.List(line.Owners)),
        ("dueOn", line => Csv.Day(line.DueOn)),
        ("source", line => line.Source.Subject),
        ("number", line => Csv.Number(line.Source.Number)),
        ("revision", line => Csv.Number(line.Revision)),
        ("pending", line => line.Pending is { } pending ? Csv.Name(pending) : ""));

    public static void MapListCommitments(this IEndpointRouteBuilder routes) => routes.MapQuery<Page<CommitmentLine>>(
        "/commitments", ListAsync, "ListCommitments",
        "The commitments of the party's pairs from the records of all services, by the day on which they are due; by pair, state and owner; as of now, or as of any moment; also as CSV.")
        .ProducesCsv().Gives(Affairs.NotReady);

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Choice<CommitmentState>? state,
        Party? owner,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        TimeProvider clock,
        Affairs affairs,
        CancellationToken cancellationToken)
    {
        if (await affairs.RefuseAsync(cancellationToken) is { } notReady)
        {
            return notReady;
        }

        var moment = at?.Time ?? clock.GetUtcNow();
        var lines = (await affairs.ReadAsync<CommitmentAffair>(actor, pair, at?.Time, default, andOpen: false, cancellationToken))
            .Select(known => Of(known, moment))
            .Where(line => (state is null || line.State == state.Value.Value) && (owner is null || line.Owners.Contains(owner.Value)))
            .OrderBy(Key, StringComparer.Ordinal);
        return page.Answer([.. lines.SkipWhile(line => page.After is { } after && string.CompareOrdinal(Key(line), after) <= 0).Take(page.Limit + 1)], Key, format?.Value, Columns);
    }

    private static CommitmentLine Of(KnownAffair<CommitmentAffair> known, DateTimeOffset moment)
    {
        var commitment = known.State;
        return new(
            known.Subject,
            known.Version,
            known.Pair,
            commitment.StateAt(moment),
            commitment.Terms.Texts,
            commitment.Terms.Owners,
            commitment.Terms.DueOn,
            commitment.Source,
            commitment.Revision,
            commitment.Pending,
            commitment.SucceededBy);
    }

    private static string Key(CommitmentLine line) => string.Create(CultureInfo.InvariantCulture, $"{line.DueOn:yyyy-MM-dd} {line.Subject}");
}
