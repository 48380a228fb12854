using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace BorderCoordination.Coordination;

/// <summary>
/// Which addresses are anybody's on the internet, and so may be connected to on a subscriber's word: not those of this machine or network, nor those under
/// which clouds serve credentials. https://www.iana.org/assignments/iana-ipv4-special-registry and https://www.iana.org/assignments/iana-ipv6-special-registry
/// </summary>
internal static class PublicAddresses
{
    private static readonly ImmutableArray<IPNetwork> NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",

            // Serves the credentials of machines in one cloud, under an address that looks public.
            "168.63.129.16/32",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>All that is given out so far of IPv6.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>IPv4 addresses as a translator shows them: https://www.rfc-editor.org/rfc/rfc6052#section-2.1</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool Contain(IPAddress address)
    {
        var plain = Plain(address);
        return (plain.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(plain)) && !NotPublic.Any(network => network.Contains(plain));
    }

    /// <summary>The IPv4 address within an IPv6 one that stands for it.</summary>
    public static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12))
        : address;
}
