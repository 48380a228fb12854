using System.Diagnostics;
using System.Diagnostics.Metrics;
using BorderCoordination.EventStore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>Commands by name and result; the code of a refusal is a result.</summary>
internal sealed class CommandMetrics(IMeterFactory meters)
{
    public const string MeterName = "BorderCoordination.Commands";

    private readonly Counter<long> _handled = meters.Create(MeterName)
        .CreateCounter<long>("commands.handled", "{command}", "Commands that were decided, by name and result.");

    public void Count<TState>(HttpContext http, Outcome<TState> outcome)
    {
        var command = http.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;
        var result = outcome switch
        {
            Outcome<TState>.Committed { Events.Count: 0 } => "unchanged",
            Outcome<TState>.Committed => "recorded",
            Outcome<TState>.Repeated => "repeated",
            Outcome<TState>.Rejected { Rejection.Code: var code } => code,
            Outcome<TState>.Stale => "stale",
            Outcome<TState>.KeyReused => "idempotency-key-reused",
            Outcome<TState>.KeyInUse => "idempotency-key-in-use",
            _ => throw new UnreachableException(),
        };
        _handled.Add(1, new KeyValuePair<string, object?>("command", command), new KeyValuePair<string, object?>("result", result));
    }
}
