namespace BorderCoordination.Testing;

/// <summary>Waits for what another process or thread is about to bring about.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Asks again and again until the answer is yes.</summary>
    /// <exception cref="TimeoutException">It was not, for 20 seconds.</exception>
    public static async Task BecomesTrueAsync(Func<Task<bool>> question, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        while (!await question())
        {
            try
            {
                await Task.Delay(5, limit.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"It has not become true within {Limit}.");
            }
        }
    }
}
