using System.Runtime.ExceptionServices;
using MassTransit;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// Ends a run at the first attempt to send that fails. MassTransit would not tell: it tries again, out of order.
/// </summary>
internal sealed class FirstSendFault(CancellationTokenSource run) : ISendObserver
{
    private ExceptionDispatchInfo? _first;

    /// <summary>Throws the fault, if there was one.</summary>
    public void Throw() => _first?.Throw();

    public Task PreSend<T>(SendContext<T> context)
        where T : class => Task.CompletedTask;

    public Task PostSend<T>(SendContext<T> context)
        where T : class => Task.CompletedTask;

    public Task SendFault<T>(SendContext<T> context, Exception exception)
        where T : class
    {
        if (exception is OperationCanceledException || Interlocked.CompareExchange(ref _first, ExceptionDispatchInfo.Capture(exception), null) is not null)
        {
            return Task.CompletedTask;
        }

        return run.CancelAsync();
    }
}
