using System.Diagnostics;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BorderCoordination.Messaging.Tests;

/// <summary>Patrols as far as these tests need them: streams of facts, with no rules.</summary>
internal static class Patrols
{
    public const string ConfirmedType = "joint-patrols.patrol-confirmed.v1";

    public const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    public static readonly Party Vietnam = Party.Parse("VN");

    public static readonly BorderPair Pair = BorderPair.Parse("VN-LA");

    private static readonly DateTimeOffset Time = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    public static Decider<int, PatrolEvent> Decider { get; } = new(0, (count, _) => count + 1);

    public static StreamName NewStream() => new("patrol", Guid.CreateVersion7());

    /// <summary>Appends as many facts as asked for, all at once.</summary>
    public static Task AppendAsync(
        this TestService service, StreamName stream, int from, int count, Visibility visibility = default, string? correlation = null) =>
        service.Events.WriteAsync(
            (appender, token) => appender.AppendAsync(
                stream, from, [.. Enumerable.Range(from + 1, count).Select(version => Event(new PatrolConfirmed(Vietnam, version), visibility, correlation))], token),
            TestContext.Current.CancellationToken);

    /// <summary>Appends one fact that is as long as asked for.</summary>
    public static Task AppendLongAsync(this TestService service, StreamName stream, int from, int length) => service.Events.WriteAsync(
        (appender, token) => appender.AppendAsync(
            stream, from, [Event(new PatrolCounterProposed(Vietnam, 2, Terms, new string('x', length)), Visibility.Shared, null)], token),
        TestContext.Current.CancellationToken);

    /// <summary>Records one fact through a decision, so that an intention can be named.</summary>
    public static Task<Outcome<int>> RecordAsync(this IEventStore store, StreamName stream, IdempotencyKey? key, CancellationToken token) => store.TransactAsync(
        stream,
        Decider,
        count => new PatrolConfirmed(Vietnam, count + 1),
        new Intent<int>(_ => new EventMetadata(Vietnam, null, null, Pair, Visibility.Shared)) { Key = key, Answer = key is null ? null : _ => "done" },
        token);

    /// <summary>A request that records one fact.</summary>
    public static void MapPatrols(this IEndpointRouteBuilder routes) => routes.MapPost(
        "/patrols/{id:guid}/confirm",
        async (Guid id, IEventStore store, CancellationToken token) =>
        {
            await store.RecordAsync(new StreamName("patrol", id), null, token);
            return TypedResults.Text(Activity.Current?.TraceId.ToHexString());
        }).AllowAnonymous();

    private static PatrolTerms Terms { get; } = new(
        MarkerRef.Parse("605"), MarkerRef.Parse("610"), Time, Time.AddHours(8), PatrolMode.Joint, "Joint patrol", Vietnam, []);

    private static NewEvent Event(PatrolEvent data, Visibility visibility, string? correlation) => new(
        Guid.CreateVersion7(), data, Time, new EventMetadata(Vietnam, "Đồn Biên phòng Lao Bảo", "officer-1", Pair, visibility, correlation, TraceParent: TraceParent));
}
