using BorderCoordination.Local;

using var interruption = new Interruption();
try
{
    return args switch
    {
        ["issuer"] => await IssuerCommand.RunAsync(interruption.Token),
        _ => throw new LocalException("Use ./run, ./test, ./token or ./bench."),
    };
}
catch (LocalException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
