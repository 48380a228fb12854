using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        var best = Accepting.Best(http, "application/json", MediaType);
        return format is { } named ? named == TableFormat.Csv : best == MediaType;
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

    /// <summary>A whole number, the same in every culture.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>An exact number, the same in every culture.</summary>
    public static string Exact(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A member of an enum as in JSON.</summary>
    public static string Name<TEnum>(TEnum member)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());

    /// <summary>Several in one field, with semicolons between them.</summary>
    public static string List<T>(IEnumerable<T> items) => string.Join("; ", items);

    /// <summary>A moment as in JSON; empty when there is none.</summary>
    public static string Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A day as in JSON; empty when there is none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    /// <summary>One field: an apostrophe before whatever might be taken for a formula, and quotes around whatever needs them.</summary>
    public static string Field(string text)
    {
        var harmless = IsDangerous(text) ? $"'{text}" : text;
        return harmless.AsSpan().ContainsAny(Quoted) || harmless.Length != harmless.Trim().Length
            ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : harmless;
    }

    /// <summary>The text of a field that was written here, without the apostrophe that made it harmless.</summary>
    public static string Plain(string field) => field is ['\'', ..] && IsDangerous(field[1..]) ? field[1..] : field;

    /// <summary>What begins with an apostrophe gets another, so that it can be told apart.</summary>
    private static bool IsDangerous(string text)
    {
        var first = text.FirstOrDefault(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter));
        return Formula.Contains(first) || (text.Length > 0 && (char.IsControl(text[0]) || text[0] == '\''));
    }
}
