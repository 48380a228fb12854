using System.Collections.Immutable;
using System.Text;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>
/// Reads CSV (https://www.rfc-editor.org/rfc/rfc4180) exactly: with or without a byte order mark, lines ended by CR LF or LF, separated by commas, semicolons or
/// tabs, whichever the head has. A quote in the wrong place is a fault, not a guess.
/// </summary>
internal static class CsvRows
{
    /// <summary>No file that is taken here has nearly as many; a row of nothing but separators is not read to its end.</summary>
    private const int MostFields = 100;

    private static readonly char[] Separators = [',', ';', '\t'];

    public static FileRows Read(string text, IReadOnlyCollection<string> columns, int mostRows)
    {
        var faults = ImmutableArray.CreateBuilder<RowFault>();
        var separator = SeparatorOf(text);
        using var records = Records(text, separator, faults).GetEnumerator();
        if (!records.MoveNext())
        {
            return new FileRows([], [new RowFault(1, null, "A head with the names of the columns is expected.")]);
        }

        string[] head = [.. records.Current.Fields.Select(name => name.Trim())];
        faults.AddRange(head.Where(name => !columns.Contains(name)).Select(name => new RowFault(1, name, $"There is no such column; there are {string.Join(", ", columns)}.")));
        faults.AddRange(head.GroupBy(name => name).Where(name => name.Count() > 1).Select(name => new RowFault(1, name.Key, "The column stands here twice.")));
        var rows = ImmutableArray.CreateBuilder<FileRow>();
        while (faults.Count == 0 && records.MoveNext())
        {
            var (line, fields) = records.Current;
            if (fields is [""])
            {
                continue;
            }

            if (rows.Count == mostRows)
            {
                faults.Add(new RowFault(line, null, $"At most {mostRows} rows are taken."));
            }
            else if (fields.Count != head.Length)
            {
                faults.Add(new RowFault(line, null, $"It has {fields.Count} fields and the head {head.Length}."));
            }
            else
            {
                rows.Add(new FileRow(line, head.Zip(fields).Where(field => field.Second.Trim().Length > 0).ToImmutableDictionary(field => field.First, field => Csv.Plain(field.Second))));
            }
        }

        return new FileRows(rows.ToImmutable(), faults.ToImmutable(), DecimalComma: separator == ';');
    }

    private static char SeparatorOf(string text)
    {
        var head = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length).ToString();
        return Separators.MaxBy(separator => head.Count(letter => letter == separator));
    }

    /// <summary>Each record with the line on which it begins. Ends at the first fault of the form, for what follows it cannot be told.</summary>
    private static IEnumerable<(int Line, List<string> Fields)> Records(string text, char separator, ICollection<RowFault> faults)
    {
        var (line, begin) = (1, 1);
        var fields = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var field = new StringBuilder();
            if (text[at] == '"')
            {
                var opened = line;
                for (at++; at < text.Length && (text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"')); at++)
                {
                    at += text[at] == '"' ? 1 : 0;
                    line += text[at] == '\n' ? 1 : 0;
                    field.Append(text[at]);
                }

                if (at == text.Length || (++at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n')))
                {
                    faults.Add(new RowFault(opened, null, at == text.Length ? "A quote is opened and not closed." : "Something follows a closing quote."));
                    yield break;
                }
            }
            else
            {
                for (; at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'); at++)
                {
                    if (text[at] == '"')
                    {
                        faults.Add(new RowFault(line, null, "A quote stands within a field that is not quoted."));
                        yield break;
                    }

                    field.Append(text[at]);
                }
            }

            if (fields.Count == MostFields)
            {
                faults.Add(new RowFault(begin, null, $"It has more than {MostFields} fields."));
                yield break;
            }

            fields.Add(field.ToString());
            if (at < text.Length && text[at] == separator)
            {
                at++;
                if (at < text.Length)
                {
                    continue;
                }

                fields.Add("");
            }

            at += at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
            yield return (begin, fields);
            begin = ++line;
            fields = [];
        }
    }
}
