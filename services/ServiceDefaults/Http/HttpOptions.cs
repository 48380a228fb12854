using Microsoft.Extensions.Options;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>How a service is reached; section <c>Http</c>.</summary>
internal sealed class HttpOptions
{
    /// <summary>Under which address others find this service: scheme, host and perhaps port. None or empty: under the one that it is asked by.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Proxies whose word on the caller's address and scheme is taken, each by its address (10.20.0.5) or as a network (10.20.0.0/16).</summary>
    public IReadOnlyList<string> KnownProxies { get; init; } = [];
}

/// <summary>Names each value that cannot be used.</summary>
internal sealed class HttpOptionsFaults : IValidateOptions<HttpOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpOptions options)
    {
        string[] faults = [.. AddressFaults(options.PublicAddress), .. options.KnownProxies.SelectMany(ProxyFaults)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> AddressFaults(string? address)
    {
        if (!string.IsNullOrEmpty(address) && !IsOrigin(address))
        {
            yield return $"Http:PublicAddress is \"{address}\"; an address without path is expected, such as https://coordination.example.org.";
        }
    }

    private static IEnumerable<string> ProxyFaults(string proxy, int place)
    {
        if (KnownProxies.Read(proxy) is null)
        {
            yield return $"Http:KnownProxies:{place} is \"{proxy}\"; an address such as 10.20.0.5 is expected, or a network such as 10.20.0.0/16, with nothing set behind its prefix.";
        }
    }

    private static bool IsOrigin(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" };
}
