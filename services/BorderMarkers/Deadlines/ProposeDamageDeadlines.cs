using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using BorderCoordination.ServiceDefaults.Terms;

namespace BorderCoordination.BorderMarkers.Deadlines;

/// <summary>Proposes other deadlines for the damage cases of a pair. They take the place of whatever was on the table.</summary>
/// <param name="Deadlines">All of them.</param>
/// <param name="InForceFrom">The day from which on they are to hold: tomorrow at the earliest, and within a year.</param>
public sealed record ProposeDamageDeadlines(BorderPair Pair, DamageDeadlines Deadlines, DateOnly InForceFrom);

internal static class ProposeDamageDeadlinesSlice
{
    private const int MostDays = 90;

    private const int MostFactsDays = 366;

    public static void MapProposeDamageDeadlines(this IEndpointRouteBuilder deadlines) => deadlines.MapCreation(
        "/", HandleAsync, nameof(ProposeDamageDeadlines), Roles.Officer,
        "Proposes other deadlines for the damage cases of a pair, from a day on; they hold once every party has confirmed them before that day.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, Proposals.SaysTheSame);

    public static Decision<DamageDeadlinesEvent> Decide(ProposeDamageDeadlines command, StandingTerms<DamageDeadlines> standing, Party by, DateTimeOffset now)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var (faults, deadlines, fewest) = (new Faults(), command.Deadlines, DamageDeadlinesOfPair.FewestNoticeDays(command.Pair));
        faults.When(deadlines.NoticeDays < fewest || deadlines.NoticeDays > MostDays, "/deadlines/noticeDays", $"{fewest} to {MostDays} days are expected.");
        faults.When(deadlines.NotificationDays is < 1 or > MostDays, "/deadlines/notificationDays", $"1 to {MostDays} days are expected.");
        faults.When(deadlines.FactsDays is < 1 or > MostFactsDays, "/deadlines/factsDays", $"1 to {MostFactsDays} days are expected.");
        faults.InForceFrom(command.InForceFrom, now);
        return standing.Weigh(by, new DatedTerms<DamageDeadlines>(deadlines, command.InForceFrom)) switch
        {
            ProposalWord.Repeated => Decision<DamageDeadlinesEvent>.NoChange,
            ProposalWord.OnTheTable => Proposals.OnTheTable(standing.Revision),
            ProposalWord.Given when !faults.None => DamageDeadlinesRejections.Invalid(faults),
            ProposalWord.Given => new DamageDeadlinesProposed(command.Pair, by, standing.Revision + 1, deadlines, command.InForceFrom),
        };
    }

    private static Task<IResult> HandleAsync(ProposeDamageDeadlines command, CommandContext context, CancellationToken cancellationToken)
    {
        var damageDeadlinesId = DamageDeadlinesOfPair.IdOf(command.Pair);
        return context.CreateAsync(
            command.Pair,
            DamageDeadlinesOfPair.Stream(damageDeadlinesId),
            DamageDeadlinesOfPair.Decider,
            standing => Decide(command, standing, context.Party, context.Now),
            DamageDeadlinesRejections.Unknown,
            $"/damage-deadlines/{damageDeadlinesId}",
            cancellationToken);
    }
}
