namespace BorderCoordination.Local;

/// <summary>Something on this machine stands in the way; the message is one sentence that says what, and what to do.</summary>
public sealed class LocalException : Exception
{
    public LocalException(string message)
        : base(message)
    {
    }

    public LocalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
