using BorderCoordination.Client;
using BorderCoordination.Contracts.JointPatrols;

// Follows the patrols of a pair, and goes on where it was: FollowEvents http://127.0.0.1:8080 VN-LA checkpoints
using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};
using var http = BorderClient.Connect(new Uri(args[0]), _ => Task.FromResult(Environment.GetEnvironmentVariable("TOKEN") ?? ""));
var patrols = new FeedQuery(Services: ["joint-patrols"], Pairs: [args[1]]);
try
{
    await foreach (var given in new EventFeed(http).ReadAsync(patrols, new FileCheckpointStore(args[2]), "follow-events", stopping.Token))
    {
        var words = given.Read() switch
        {
            PatrolProposed proposed => $"{proposed.By} proposes {proposed.Terms.From} to {proposed.Terms.To}",
            PatrolAgreed agreed => $"agreed: {agreed.Terms.Purpose}",
            _ => given.Envelope.Type,
        };
        Console.WriteLine($"{given.Position} {given.Envelope.Subject} {words}");
    }
}
catch (OperationCanceledException)
{
    // Asked to stop; the next start goes on from here.
}
