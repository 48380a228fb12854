using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace BorderCoordination.Local;

/// <summary>The few calls to the broker's management API that are needed here. https://www.rabbitmq.com/docs/http-api-reference</summary>
internal sealed class RabbitMqManagement : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _user;

    public RabbitMqManagement(Uri address)
    {
        var credentials = Uri.UnescapeDataString(address.UserInfo);
        _user = credentials.Split(':')[0];
        _http = new HttpClient
        {
            BaseAddress = new Uri(address.GetLeftPart(UriPartial.Scheme) + address.Authority),
            Timeout = TimeSpan.FromSeconds(10),
        };
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
    }

    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync("api/health/checks/local-alarms", cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public async Task CreateVirtualHostAsync(string name, CancellationToken cancellationToken)
    {
        var escaped = Uri.EscapeDataString(name);
        using var made = await _http.PutAsync($"api/vhosts/{escaped}", null, cancellationToken);
        made.EnsureSuccessStatusCode();
        using var granted = await _http.PutAsJsonAsync(
            $"api/permissions/{escaped}/{Uri.EscapeDataString(_user)}", new { configure = ".*", write = ".*", read = ".*" }, cancellationToken);
        granted.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();
}
