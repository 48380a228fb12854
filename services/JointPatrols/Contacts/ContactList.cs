using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Contacts;

/// <summary>A contact in a list.</summary>
/// <param name="Id">As in its address.</param>
/// <param name="Version">As in its <c>ETag</c>.</param>
/// <param name="Revision">The revision of the statement.</param>
/// <param name="At">When it was; the list has it in UTC.</param>
/// <param name="By">The party whose statement it is.</param>
/// <param name="Statement">Whose word it is: that party's alone until the others have acknowledged it.</param>
/// <param name="Unit">That party's unit.</param>
/// <param name="Subject">What it was about.</param>
/// <param name="ReferenceNumber">The number of the letter, note or minutes.</param>
public sealed record ContactSummary(
    Guid Id,
    long Version,
    BorderPair Pair,
    ContactKind Kind,
    int Revision,
    DateTimeOffset At,
    Party By,
    StatementKind Statement,
    string Unit,
    string Subject,
    string? ReferenceNumber);

internal static class ContactListSlice
{
    /// <summary>Of a row, in the order of <see cref="Read"/>.</summary>
    public const string Columns = "id, version, pair, kind, revision, at, by, statement, unit, subject, reference_number";

    private static readonly CsvColumns<ContactSummary> Table = new(
        ("id", contact => contact.Id.ToString()),
        ("version", contact => Csv.Number(contact.Version)),
        ("pair", contact => contact.Pair.Code),
        ("kind", contact => Csv.Name(contact.Kind)),
        ("revision", contact => Csv.Number(contact.Revision)),
        ("at", contact => Csv.Time(contact.At)),
        ("by", contact => contact.By.Code),
        ("statement", contact => Csv.Name(contact.Statement)),
        ("unit", contact => contact.Unit),
        ("subject", contact => contact.Subject),
        ("referenceNumber", contact => contact.ReferenceNumber ?? ""));

    public static void MapContactList(this IEndpointRouteBuilder contacts) => contacts.MapQuery<Page<ContactSummary>>(
        "/", ListAsync, "ListContacts",
        "The contacts of the party's pairs, in the order in which they were recorded, by pair, kind, the time at which they were, and the name of a unit of either side; also as CSV.")
        .ProducesCsv();

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Choice<ContactKind>? kind,
        Moment? from,
        Moment? to,
        string? unit,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        if (ContactRules.UnitFault(unit) is { } fault)
        {
            return Problems.Of(ProblemTypes.InvalidParameter, fault);
        }

        var found = await database.ListAsync(
            $"""
            select {Columns} from contacts
            where pair = any($1) and ($2::text is null or pair = $2) and ($3::text is null or kind = $3)
              and ($4::timestamptz is null or at >= $4) and ($5::timestamptz is null or at < $5) and id > $6
              and ($8::text is null or $8 = any(units))
            order by id limit $7
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Text(kind?.Value.ToString()), Sql.Time(from?.Time), Sql.Time(to?.Time),
                Sql.Value(page.AfterId), Sql.Value(page.Limit + 1), Sql.Text(unit is null ? null : UnitName.Key(unit)),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, summary => summary.Id.ToString(), format?.Value, Table);
    }

    public static ContactSummary Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        Enum.Parse<ContactKind>(row.GetString(3)),
        row.GetInt32(4),
        row.GetFieldValue<DateTimeOffset>(5),
        Party.Parse(row.GetString(6)),
        Enum.Parse<StatementKind>(row.GetString(7)),
        row.GetString(8),
        row.GetString(9),
        row.IsDBNull(10) ? null : row.GetString(10));
}
