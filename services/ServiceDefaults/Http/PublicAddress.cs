using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>Where absolute links of a service lead.</summary>
public static class PublicAddress
{
    /// <summary>
    /// What an absolute link begins with, up to the path: the address that is configured. Where none is, it is the one by which the service was asked, which is
    /// the caller's word.
    /// </summary>
    public static string Origin(this HttpContext http) =>
        http.RequestServices.GetRequiredService<IOptions<HttpOptions>>().Value.PublicAddress is { Length: > 0 } address
            ? new Uri(address).GetLeftPart(UriPartial.Authority)
            : $"{http.Request.Scheme}://{http.Request.Host}";
}
