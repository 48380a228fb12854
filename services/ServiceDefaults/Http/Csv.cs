using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>How a table is written.</summary>
public enum TableFormat
{
    Json,
    Csv,
}

/// <summary>Tables as CSV (https://www.rfc-editor.org/rfc/rfc4180), safe to be opened in a spreadsheet.</summary>
public static class Csv
{
    public const string MediaType = "text/csv";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>
    /// What makes a spreadsheet take a cell for a formula (https://owasp.org/www-community/attacks/CSV_Injection), in full width too, for some read
    /// that as the same. Only the first letter that is neither space nor control character counts, for some skip these.
    /// </summary>
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@＝＋－＠");

    /// <summary>Says in the OpenAPI description that the answer may be CSV as well.</summary>
    public static RouteHandlerBuilder ProducesCsv(this RouteHandlerBuilder endpoint) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        if (operation.Responses?.TryGetValue("200", out var described) == true && described is OpenApiResponse answer)
        {
            (answer.Content ??= new Dictionary<string, OpenApiMediaType>())[MediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }

        return Task.CompletedTask;
    });

    /// <summary>Whether CSV is asked for: by the format that is named, else by <c>Accept</c>. JSON is preferred where both are as welcome.</summary>
    public static bool IsWanted(HttpContext http, TableFormat? format)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (format is { } named)
        {
            return named == TableFormat.Csv;
        }

        var accepted = MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var list) ? list : [];
        return Welcome(accepted, MediaType) > Welcome(accepted, "application/json");
    }

    /// <summary>A head and rows, each line ended by CR LF.</summary>
    public static string Write(IEnumerable<string> heads, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(heads))
        {
            text.AppendJoin(',', row.Select(Field)).Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>Answers with a table in UTF-8 that has a head.</summary>
    public static IResult Answer(string table) => TypedResults.Text(table, $"{MediaType}; charset=utf-8; header=present");

    /// <summary>One field: an apostrophe before whatever might be taken for a formula, and quotes around whatever needs them.</summary>
    public static string Field(string text)
    {
        var first = text.FirstOrDefault(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter));
        var harmless = Formula.Contains(first) || (text.Length > 0 && char.IsControl(text[0])) ? $"'{text}" : text;
        return harmless.AsSpan().ContainsAny(Quoted) || harmless.Length != harmless.Trim().Length
            ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : harmless;
    }

    /// <summary>The weight of a media type by its most specific range (https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1).</summary>
    private static double Welcome(IList<MediaTypeHeaderValue> accepted, string mediaType)
    {
        var wanted = new MediaTypeHeaderValue(mediaType);
        var range = accepted.Where(wanted.IsSubsetOf).OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0).FirstOrDefault();
        return range is null ? 0 : range.Quality ?? 1;
    }
}
