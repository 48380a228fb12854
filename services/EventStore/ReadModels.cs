using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>The read models that were registered for each kind of state.</summary>
internal sealed class ReadModels(IServiceProvider services)
{
    private readonly ConcurrentDictionary<Type, object> _byState = new();

    public void Write<TState>(NpgsqlBatch batch, StreamName stream, long version, TState state, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var model in For<TState>())
        {
            model.Write(batch, stream, version, state, events);
        }
    }

    /// <summary>The refusal that a violated constraint stands for, if it is one of theirs.</summary>
    public Rejection? Refusal<TState>(Exception failure) =>
        Failures.Answer(failure)?.ConstraintName is not { } constraint
            ? null
            : For<TState>().Select(model => model.Guards.GetValueOrDefault(constraint)).FirstOrDefault(refusal => refusal is not null);

    private IReadModel<TState>[] For<TState>() =>
        (IReadModel<TState>[])_byState.GetOrAdd(typeof(TState), _ => services.GetServices<IReadModel<TState>>().ToArray());
}
