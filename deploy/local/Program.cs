using BorderCoordination.Local;

using var interruption = new Interruption();
try
{
    return args switch
    {
        ["run", .. var words] => await RunCommand.RunAsync(words, interruption.Token),
        ["test", .. var words] => await TestCommand.RunAsync(words, interruption.Token),
        ["bench", .. var words] => await BenchCommand.RunAsync(words, interruption.Token),
        ["token", .. var words] => await TokenCommand.RunAsync(words, interruption.Token),
        ["sample-data"] => await SampleDataCommand.RunAsync(interruption.Token),
        ["issuer"] => await IssuerCommand.RunAsync(interruption.Token),
        _ => throw new LocalException("Use ./run, ./test, ./token or ./bench."),
    };
}
catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
{
    return 130;
}
catch (Exception e) when (OneSentence.Of(e) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
