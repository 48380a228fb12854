using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using BorderCoordination.ServiceDefaults.Terms;

namespace BorderCoordination.JointPatrols.Deadlines;

/// <summary>Proposes other deadlines for the patrols of a pair. It takes the place of whatever was on the table.</summary>
/// <param name="Pair">A pair to which the party belongs.</param>
/// <param name="Deadlines">All of them.</param>
/// <param name="InForceFrom">The day from which on they are to hold: tomorrow at the earliest, and within a year.</param>
public sealed record ProposeDeadlines(BorderPair Pair, PatrolDeadlines Deadlines, DateOnly InForceFrom);

internal static class ProposeDeadlinesSlice
{
    private const int MostDays = 90;

    private const int MostMinutes = 24 * 60;

    public static void MapProposeDeadlines(this IEndpointRouteBuilder deadlines) => deadlines.MapCreation(
        "/", HandleAsync, nameof(ProposeDeadlines), Roles.Officer, "Proposes other deadlines for the patrols of a pair, from a day on; they hold once every party has confirmed them before that day.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, DeadlinesRejections.SaidAlready);

    public static Decision<DeadlinesEvent> Decide(ProposeDeadlines command, StandingTerms<PatrolDeadlines> standing, Party by, DateTimeOffset now)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = Check(command, now);
        return standing.Weigh(by, new DatedTerms<PatrolDeadlines>(command.Deadlines, command.InForceFrom)) switch
        {
            ProposalWord.Repeated => Decision<DeadlinesEvent>.NoChange,
            ProposalWord.OnTheTable => DeadlinesRejections.SaidAlready,
            ProposalWord.Given when !faults.None => DeadlinesRejections.Invalid(faults),
            ProposalWord.Given => new DeadlinesProposed(command.Pair, by, standing.Revision + 1, command.Deadlines, command.InForceFrom),
        };
    }

    private static Faults Check(ProposeDeadlines command, DateTimeOffset now)
    {
        var (faults, deadlines) = (new Faults(), command.Deadlines);
        faults.When(deadlines.NoticeDays is < 0 or > MostDays, "/deadlines/noticeDays", $"0 to {MostDays} days are expected.");
        faults.When(deadlines.AnswerDays is < 1 or > MostDays, "/deadlines/answerDays", $"1 to {MostDays} days are expected.");
        faults.When(deadlines.MinutesDays is < 1 or > MostDays, "/deadlines/minutesDays", $"1 to {MostDays} days are expected.");
        faults.When(deadlines.LateStartMinutes is < 0 or > MostMinutes, "/deadlines/lateStartMinutes", $"0 to {MostMinutes} minutes are expected.");
        faults.InForceFrom(command.InForceFrom, now);
        return faults;
    }

    private static Task<IResult> HandleAsync(ProposeDeadlines command, CommandContext context, CancellationToken cancellationToken)
    {
        var deadlinesId = DeadlinesOfPair.IdOf(command.Pair);
        return context.CreateAsync(
            command.Pair,
            DeadlinesOfPair.Stream(deadlinesId),
            DeadlinesOfPair.Decider,
            standing => Decide(command, standing, context.Party, context.Now),
            DeadlinesRejections.Unknown,
            $"/deadlines/{deadlinesId}",
            cancellationToken);
    }
}
