using System.Text;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>Reads a file into its entries.</summary>
internal static class ImportFile
{
    public const int MostRows = 10_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="faults">Takes whatever is wrong with the file, whatever the state of the register.</param>
    public static async Task<List<ImportEntry>> ReadAsync(
        NpgsqlDataSource database, byte[] content, bool isJson, ImportKind kind, BorderPair pair, List<RowFault> faults, CancellationToken cancellationToken)
    {
        if (TextOf(content) is not { } text)
        {
            faults.Add(new RowFault(1, null, "The file is not in UTF-8."));
            return [];
        }

        IReadOnlyCollection<string> columns = kind switch
        {
            ImportKind.Sections => SectionFile.Columns,
            ImportKind.Positions => PositionFile.Columns,
            ImportKind.Posts => PostFile.Columns,
        };
        var file = isJson ? GeoJsonRows.Read(text, columns, MostRows) : CsvRows.Read(text, columns, MostRows);
        faults.AddRange(file.Faults);
        faults.AddRange(file.Rows.SelectMany(row => row.Fields.Where(field => field.Value.Any(IsControl)).Select(field => new RowFault(row.Line, field.Key, "Control characters are not allowed."))));
        if (faults.Count == 0 && file.Rows.IsEmpty)
        {
            faults.Add(new RowFault(1, null, "The file has no rows."));
        }

        var sections = kind == ImportKind.Posts ? [] : await SectionsAsync(database, pair, cancellationToken);
        return kind switch
        {
            ImportKind.Sections => [.. SectionFile.Read(file, pair, sections, faults)],
            ImportKind.Positions => [.. PositionFile.Read(file, pair, sections, faults)],
            ImportKind.Posts => [.. PostFile.Read(file, pair, faults)],
        };
    }

    /// <summary>Which of the entries' affairs there are.</summary>
    public static async Task<HashSet<Guid>> ThereAsync(NpgsqlDataSource database, IEnumerable<ImportEntry> entries, CancellationToken cancellationToken) => [.. await database.ListAsync(
        "select id from mt_streams where id = any($1)", [Sql.Value(entries.Select(entry => entry.Stream.Id).ToArray())], row => row.GetGuid(0), cancellationToken)];

    private static string? TextOf(byte[] content)
    {
        try
        {
            return Utf8.GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool IsControl(char letter) => char.IsControl(letter) && letter is not ('\n' or '\t');

    private static async Task<Dictionary<string, KnownSection>> SectionsAsync(NpgsqlDataSource database, BorderPair pair, CancellationToken cancellationToken) =>
        (await database.ListAsync(
            "select code, status from sections where pair = $1",
            [Sql.Value(pair.Code)],
            row => (Code: row.GetString(0), Status: Enum.Parse<SectionStatus>(row.GetString(1))),
            cancellationToken)).ToDictionary(row => row.Code, row => new KnownSection(pair, row.Status), StringComparer.Ordinal);
}
