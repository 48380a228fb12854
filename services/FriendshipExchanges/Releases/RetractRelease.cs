using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Releases;

/// <summary>Takes the party's word from what is public. It stays known that there was something; the notice takes its place.</summary>
/// <param name="Notice">What is told instead, one text in each language of the pair, 1 to 500 characters.</param>
public sealed record RetractRelease(ImmutableArray<RecordText> Notice);

internal static class RetractReleaseSlice
{
    private const int LongestNotice = 500;

    public static void MapRetractRelease(this IEndpointRouteBuilder releases) => releases.MapCommand(
        "/{releaseId}/retract", HandleAsync, nameof(RetractRelease), Roles.Commander, "Retracts what is public, on one party's word; a notice takes its place.")
        .Refuses(ReleaseRejections.Unknown, ReleaseRejections.NothingReleased);

    public static Decision<PublicReleaseEvent> Decide(RetractRelease command, PublicRelease release, Party by)
    {
        if (release.Pair?.Includes(by) != true)
        {
            return ReleaseRejections.Unknown;
        }

        if (release.Released is not { } released)
        {
            return release.Retracted is { } retracted && retracted.By == by && retracted.Notice.SequenceEqual(command.Notice)
                ? Decision<PublicReleaseEvent>.NoChange
                : ReleaseRejections.NothingReleased;
        }

        var faults = new Faults();
        faults.Texts(command.Notice, "/notice", LongestNotice, release.Pair);
        return faults.None ? new PublicReleaseRetracted(by, released.Number, command.Notice) : ReleaseRejections.Invalid(faults);
    }

    private static Task<IResult> HandleAsync(Guid releaseId, RetractRelease command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            PublicRelease.Stream(releaseId), PublicRelease.Decider, release => Decide(command, release, context.Party), ReleaseRejections.Unknown, cancellationToken);
}
