using System.Collections.Immutable;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>The columns of a list as a table, each with its head.</summary>
public sealed record CsvColumns<T>(params ImmutableArray<(string Head, Func<T, string> Text)> Columns)
{
    public string Write(IEnumerable<T> items) =>
        Csv.Write(Columns.Select(column => column.Head), items.Select(item => Columns.Select(column => column.Text(item))));
}
