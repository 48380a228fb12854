using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Client;

/// <summary>What a service answers to a command.</summary>
/// <param name="Id">The affair.</param>
/// <param name="Version">The version of its stream; for <c>If-Match</c>.</param>
/// <param name="Revision">The revision of its terms, where it has some; whoever assents names it.</param>
public sealed record Receipt(Guid Id, long Version, int? Revision = null);

/// <summary>
/// Commands and queries of one service, by the paths of its OpenAPI document. A command gets an <c>Idempotency-Key</c>, so that it is done once however
/// often it is sent.
/// </summary>
/// <param name="http">With the service's address; it is not disposed of.</param>
public sealed class BorderClient(HttpClient http)
{
    /// <summary>A client that repeats what may be repeated, with a token that is asked for anew each time.</summary>
    public static HttpClient Connect(Uri service, Func<CancellationToken, Task<string>> token) =>
        new(new Retrying { InnerHandler = new Authorizing(token) { InnerHandler = new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All } } })
        {
            BaseAddress = service,
            Timeout = TimeSpan.FromMinutes(5),
        };

    /// <summary>Sends a command.</summary>
    /// <param name="path">Such as <c>patrols/{id}/confirm</c>.</param>
    /// <param name="command">Its members, in the words of the OpenAPI document.</param>
    /// <param name="key">The same for the same intention, also in another process; a new one when absent.</param>
    /// <param name="ifMatch">The version that was seen; it is decided only if nothing has happened since.</param>
    /// <exception cref="ProblemException">It is refused.</exception>
    public async Task<Receipt> SendAsync(string path, object command, string? key = null, long? ifMatch = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(command, command.GetType(), options: ContractJson.Options) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        if (ifMatch is { } seen)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{seen}\""));
        }

        return await ReadAsync<Receipt>(request, cancellationToken);
    }

    /// <summary>Reads what a query answers.</summary>
    /// <exception cref="ProblemException">There is none, or it is none of the caller's.</exception>
    public async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await ReadAsync<T>(request, cancellationToken);
    }

    /// <summary>Proposes a joint patrol; the proposal is the party's word on revision 1.</summary>
    public Task<Receipt> ProposePatrolAsync(BorderPair pair, PatrolTerms terms, string? key = null, CancellationToken cancellationToken = default) =>
        SendAsync("patrols", new { pair, terms }, key, cancellationToken: cancellationToken);

    /// <summary>Gives the party's word on a revision of a patrol's terms.</summary>
    public Task<Receipt> ConfirmPatrolAsync(Guid patrol, int revision, string? key = null, CancellationToken cancellationToken = default) =>
        SendAsync($"patrols/{patrol}/confirm", new { revision }, key, cancellationToken: cancellationToken);

    private async Task<T> ReadAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var answer = await http.SendAsync(request, cancellationToken);
        await ProblemException.ThrowUnlessSuccessAsync(answer, cancellationToken);
        return await answer.Content.ReadFromJsonAsync<T>(ContractJson.Options, cancellationToken) ?? throw new JsonException("The answer is null.");
    }

    private sealed class Authorizing(Func<CancellationToken, Task<string>> token) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token(cancellationToken));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
