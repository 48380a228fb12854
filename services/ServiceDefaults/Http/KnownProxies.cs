using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>
/// Takes the caller's address and scheme from <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>, as far as known proxies have written them: from the last one
/// back to the first address that is none of theirs. What stands before that one is its caller's own invention.
/// </summary>
internal static class KnownProxies
{
    public static void AddKnownProxies(this IHostApplicationBuilder builder) => builder.Services.AddOptions<ForwardedHeadersOptions>()
        .PostConfigure<IOptions<HttpOptions>>((forwarded, http) =>
        {
            if (http.Value.KnownProxies.Count == 0)
            {
                return;
            }

            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in http.Value.KnownProxies)
            {
                forwarded.KnownIPNetworks.Add(Read(proxy)!.Value);
            }
        });

    /// <summary>As the first of all, so that whoever comes after sees the caller.</summary>
    public static void UseKnownProxies(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IOptions<HttpOptions>>().Value.KnownProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }
    }

    /// <summary>A network, or an address as the network that holds it alone; none where it is neither.</summary>
    public static IPNetwork? Read(string proxy)
    {
        if (proxy.Contains('/', StringComparison.Ordinal))
        {
            return IPNetwork.TryParse(proxy, out var network) && IsWhole(network.BaseAddress, proxy[..proxy.IndexOf('/', StringComparison.Ordinal)]) ? network : null;
        }

        return IPAddress.TryParse(proxy, out var address) && IsWhole(address, proxy)
            ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
            : null;
    }

    /// <summary>The framework reads "10.1" as 10.0.0.1, and the scope of an address is no part of where a request comes from.</summary>
    private static bool IsWhole(IPAddress address, string text) =>
        address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() == text : !text.Contains('%', StringComparison.Ordinal) && !address.IsIPv4MappedToIPv6;
}
