using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>A moment in a query: RFC 3339 with its offset.</summary>
public readonly record struct Moment(DateTimeOffset Time)
{
    public static bool TryParse(string? text, out Moment moment)
    {
        var valid = Rfc3339.TryParse(text, out var time);
        moment = new Moment(time);
        return valid;
    }
}

/// <summary>
/// Metadata of a list that gives as many items as it can where more are asked for (https://docs.ogc.org/is/17-069r4/17-069r4.html#_parameter_limit), which
/// others refuse.
/// </summary>
public sealed record CappedLimit;

/// <summary>A page of a list.</summary>
/// <param name="Items">In a stable order.</param>
public sealed record Page<T>(IReadOnlyList<T> Items);

/// <summary>
/// Which page is wanted: <c>limit</c> (1 to 500, 50 when absent) and an opaque <c>cursor</c>. The next page stands in a <c>Link</c> header
/// (RFC 8288) that keeps every filter. A handler takes it as a parameter.
/// </summary>
public sealed class PageRequest
{
    internal const string BadCursor = "cursor: it is not one that this list has given.";

    internal const int DefaultLimit = 50;

    internal const int MaximumLimit = 500;

    internal static readonly string[] Parameters = ["limit", "cursor"];

    private readonly HttpContext _http;

    private PageRequest(HttpContext http, int limit, string? after) => (_http, Limit, After) = (http, limit, after);

    /// <summary>Items on a page. Ask the table for one more, to know whether there is a next page.</summary>
    public int Limit { get; }

    /// <summary>The key of the last item that the caller has.</summary>
    public string? After { get; }

    /// <summary>The key as a UUID, for lists in the order of ids; the zero UUID at the start.</summary>
    /// <exception cref="BadHttpRequestException">The cursor is of another list.</exception>
    public Guid AfterId => After is null ? Guid.Empty : Guid.TryParse(After, out var id) ? id : throw new BadHttpRequestException(BadCursor);

    public static ValueTask<PageRequest?> BindAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var limit = DefaultLimit;
        var isCapped = context.GetEndpoint()?.Metadata.GetMetadata<CappedLimit>() is not null;
        if (query.TryGetValue("limit", out var wanted)
            && (!int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit < 1 || (limit > MaximumLimit && !isCapped)))
        {
            throw new BadHttpRequestException($"limit: a number from 1 to {MaximumLimit} is expected.");
        }

        return ValueTask.FromResult<PageRequest?>(new PageRequest(context, Math.Min(limit, MaximumLimit), query.TryGetValue("cursor", out var cursor) ? Decode(cursor) : null));
    }

    /// <summary>Answers with a page.</summary>
    /// <param name="found">Up to one more item than the page holds.</param>
    /// <param name="key">What the list is ordered by.</param>
    public IResult Answer<T>(IReadOnlyList<T> found, Func<T, string> key)
    {
        Next(found, key);
        return TypedResults.Json(new Page<T>([.. found.Take(Limit)]));
    }

    /// <summary>Answers with a page, as CSV where that is wanted; either way the next page stands in the <c>Link</c> header.</summary>
    public IResult Answer<T>(IReadOnlyList<T> found, Func<T, string> key, TableFormat? format, CsvColumns<T> columns)
    {
        if (!Csv.IsWanted(_http, format))
        {
            return Answer(found, key);
        }

        Next(found, key);
        return Csv.Answer(columns.Write(found.Take(Limit)));
    }

    /// <summary>Where the next page is, as it then also stands in the <c>Link</c> header; none where this is the last one.</summary>
    /// <param name="found">Up to one more item than the page holds.</param>
    /// <param name="key">What the list is ordered by.</param>
    public string? Next<T>(IReadOnlyList<T> found, Func<T, string> key)
    {
        if (found.Count <= Limit)
        {
            return null;
        }

        var query = _http.Request.Query.Where(parameter => parameter.Key != "cursor")
            .Append(new("cursor", Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key(found[Limit - 1])))));
        var next = $"{_http.Request.PathBase}{_http.Request.Path}{new QueryBuilder(query)}";
        _http.Response.Headers.Append("Link", $"<{next}>; rel=\"next\"");
        return next;
    }

    private static string Decode(string? cursor) =>
        cursor is { Length: > 0 and <= 400 } && Base64Url.IsValid(cursor)
            ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor))
            : throw new BadHttpRequestException(BadCursor);
}
