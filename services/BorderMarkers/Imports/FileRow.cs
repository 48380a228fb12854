using System.Collections.Immutable;
using System.Globalization;
using BorderCoordination.Contracts;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>Something that is wrong with a file.</summary>
/// <param name="Line">The line on which the row begins, from 1; of GeoJSON, the number of the feature.</param>
/// <param name="Column">Which column or property; absent where it is the row as a whole.</param>
/// <param name="Reason">What is expected there.</param>
public sealed record RowFault(int Line, string? Column, string Reason);

/// <summary>A row of a file: its fields as texts by the name of the column; empty ones are left out.</summary>
internal sealed record FileRow(int Line, ImmutableDictionary<string, string> Fields);

/// <summary>A file read into rows, and what is wrong with its form.</summary>
/// <param name="DecimalComma">Whether a number may have a comma, as where columns are separated by semicolons.</param>
internal sealed record FileRows(ImmutableArray<FileRow> Rows, ImmutableArray<RowFault> Faults, bool DecimalComma = false);

/// <summary>Takes the fields of one row, each in its own form, and notes what is wrong.</summary>
internal sealed class FieldReader(FileRow row, bool decimalComma, ICollection<RowFault> faults)
{
    public int Line => row.Line;

    public string? Text(string column) => row.Fields.GetValueOrDefault(column);

    public string Required(string column) => Text(column) ?? Wrong(column, "It is missing.", "");

    public TEnum? Choice<TEnum>(string column)
        where TEnum : struct, Enum =>
        Text(column) is not { } text ? null
        : ServiceDefaults.Http.Choice<TEnum>.TryParse(text, out var choice) ? choice.Value
        : Wrong<TEnum?>(column, $"One of {string.Join(", ", Enum.GetNames<TEnum>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName))} is expected.", null);

    public Party? Party(string column) =>
        Text(column) is not { } text ? null : Contracts.Party.TryParse(text, out var party) ? party : Wrong<Party?>(column, "A party's code is expected, such as VN.", null);

    public MarkerRef? Marker(string column) =>
        Text(column) is not { } text ? null : MarkerRef.TryParse(text, out var marker) ? marker : Wrong<MarkerRef?>(column, "A marker number is expected, such as 229/12.", null);

    public int? Whole(string column) =>
        Text(column) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : Wrong<int?>(column, "A whole number is expected.", null);

    public double? Real(string column) =>
        Text(column) is not { } text ? null
        : double.TryParse(Number(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : Wrong<double?>(column, "A number is expected.", null);

    public decimal? Exact(string column) =>
        Text(column) is not { } text ? null
        : decimal.TryParse(Number(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : Wrong<decimal?>(column, "A number is expected.", null);

    public DateOnly? Day(string column) =>
        Text(column) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : Wrong<DateOnly?>(column, "A day is expected, such as 2012-06-30.", null);

    /// <summary>True; what is not so is left out.</summary>
    public bool? Flag(string column) =>
        Text(column) is not { } text ? null
        : text is "true" ? true
        : Wrong<bool?>(column, "It is true, or left out.", null);

    /// <summary>Where the row comes from: its two columns are there both or neither.</summary>
    public DataSource? Source(string origin = "sourceOrigin", string reference = "sourceReference") => (Choice<DataOrigin>(origin), Text(reference)) switch
    {
        (null, null) => null,
        ({ } from, { } words) => new DataSource(from, words),
        (null, _) => Wrong<DataSource?>(origin, "It is expected with the reference.", null),
        (_, null) => Wrong<DataSource?>(reference, "It is expected with the origin.", null),
    };

    public T Wrong<T>(string column, string reason, T instead)
    {
        faults.Add(new RowFault(Line, column, reason));
        return instead;
    }

    private string Number(string text) => decimalComma && !text.Contains('.', StringComparison.Ordinal) ? text.Replace(',', '.') : text;
}
