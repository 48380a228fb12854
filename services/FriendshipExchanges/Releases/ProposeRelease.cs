using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Releases;

/// <summary>Proposes what to tell the public about an affair that is over. It takes the place of whatever was on the table.</summary>
/// <param name="Pair">A pair to which the party belongs.</param>
/// <param name="About">The affair, as in its events: <c>exchange/0198…</c>, <c>patrol/0198…</c>.</param>
/// <param name="Content">All that is told.</param>
public sealed record ProposeRelease(BorderPair Pair, string About, PublicContent Content);

internal static class ProposeReleaseSlice
{
    private const int LongestTitle = 200;

    private const int LongestSummary = 2000;

    private const int LongestAbout = 100;

    public static void MapProposeRelease(this IEndpointRouteBuilder releases) => releases.MapCreation(
        "/", HandleAsync, nameof(ProposeRelease), Roles.Officer, "Proposes what to tell the public about an affair that is over; it is public once every party has confirmed the same revision.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, ReleaseRejections.NotOver, ReleaseRejections.OnTheTable);

    /// <param name="isOver">Whether the affair is known to be over, and of this pair.</param>
    public static Decision<PublicReleaseEvent> Decide(ProposeRelease command, PublicRelease release, Party by, bool isOver, DateTimeOffset now)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        if (Check(command, BorderDay.Of(now)) is { None: false } faults)
        {
            return ReleaseRejections.Invalid(faults);
        }

        if (!isOver)
        {
            return ReleaseRejections.NotOver;
        }

        return release.Weigh(by, command.Content) switch
        {
            ProposalWord.Repeated => Decision<PublicReleaseEvent>.NoChange,
            ProposalWord.OnTheTable => ReleaseRejections.OnTheTable,
            ProposalWord.Given => new PublicReleaseProposed(PublicRelease.IdOf(command.About), command.Pair, command.About, by, release.Revision + 1, command.Content),
        };
    }

    private static Faults Check(ProposeRelease command, DateOnly today)
    {
        var (faults, texts) = (new Faults(), command.Content.Texts);
        faults.When(command.About.Contains('|', StringComparison.Ordinal), "/about", "An affair as in its events is expected.");
        faults.Text(command.About, "/about", LongestAbout);
        faults.When(command.Content.Day > today || command.Content.Day.Year < 1900, "/content/day", $"A day up to {today:O} is expected.");
        var (missing, foreign) = BilateralRecord.Compare(command.Pair, [.. texts.Select(text => new RecordText(text.Language, text.Summary))]);
        faults.Each(texts, "/content/texts", command.Pair.Parties.Length, command.Pair.Parties.Length, (text, place) =>
        {
            faults.Text(text.Title, $"{place}/title", LongestTitle);
            faults.Text(text.Summary, $"{place}/summary", LongestSummary);
        });
        faults.When(!missing.IsEmpty, "/content/texts", $"Missing: {string.Join(", ", missing)}.");
        faults.When(!foreign.IsEmpty, "/content/texts", $"No language of {command.Pair}: {string.Join(", ", foreign)}.");
        return faults;
    }

    private static async Task<IResult> HandleAsync(ProposeRelease command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var isOver = await database.IsOverAsync(command.Pair, command.About, cancellationToken);
        var releaseId = PublicRelease.IdOf(command.About.Replace('|', ' '));
        return await context.CreateAsync(
            command.Pair,
            PublicRelease.Stream(releaseId),
            PublicRelease.Decider,
            release => Decide(command, release, context.Party, isOver, context.Now),
            ReleaseRejections.Unknown,
            $"/public-releases/{releaseId}",
            cancellationToken);
    }
}
