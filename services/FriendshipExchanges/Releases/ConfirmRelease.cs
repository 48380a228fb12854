using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Releases;

/// <summary>Gives the party's word on what is proposed to be told to the public.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmRelease(int Revision);

internal static class ConfirmReleaseSlice
{
    public static void MapConfirmRelease(this IEndpointRouteBuilder releases) => releases.MapCommand(
        "/{releaseId}/confirm", HandleAsync, nameof(ConfirmRelease), Roles.Commander, "Gives the party's word on what is proposed to be told; the last word needed makes it public.")
        .Refuses(ReleaseRejections.Unknown, ReleaseRejections.NothingOpen, Superseding.Superseded);

    public static Decision<PublicReleaseEvent> Decide(ConfirmRelease command, PublicRelease release, Party by)
    {
        if (release.Pair?.Includes(by) != true)
        {
            return ReleaseRejections.Unknown;
        }

        var negotiation = release.Negotiation!;
        return negotiation.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes when !release.IsOpen => ReleaseRejections.NothingOpen,
            Word.Given => new PublicReleaseConfirmed(by, command.Revision),
            Word.Completes => Decision<PublicReleaseEvent>.Record(
                new PublicReleaseConfirmed(by, command.Revision),
                new PublicReleased(release.About, command.Revision, negotiation.Terms, [.. negotiation.ConfirmedBy, by])),
            Word.Repeated => Decision<PublicReleaseEvent>.NoChange,
            Word.Superseded => ReleaseRejections.Superseded(release, command.Revision),
            Word.NotAParty => ReleaseRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid releaseId, ConfirmRelease command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            PublicRelease.Stream(releaseId), PublicRelease.Decider, release => Decide(command, release, context.Party), ReleaseRejections.Unknown, cancellationToken);
}
