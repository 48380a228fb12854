using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using BorderCoordination.ServiceDefaults.Terms;

namespace BorderCoordination.BorderMarkers.Tolerances;

/// <summary>Proposes another tolerance for the measurements of a pair. It takes the place of whatever was on the table.</summary>
/// <param name="InForceFrom">The day from which on it is to hold: tomorrow at the earliest, and within a year.</param>
public sealed record ProposeTolerance(BorderPair Pair, MeasurementTolerance Tolerance, DateOnly InForceFrom);

internal static class ProposeToleranceSlice
{
    public static void MapProposeTolerance(this IEndpointRouteBuilder tolerances) => tolerances.MapCreation(
        "/", HandleAsync, nameof(ProposeTolerance), Roles.Officer,
        "Proposes another tolerance for the measurements of a pair, from a day on; it holds once every party has confirmed it before that day.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, Proposals.SaysTheSame);

    public static Decision<ToleranceEvent> Decide(ProposeTolerance command, StandingTerms<MeasurementTolerance> standing, Party by, DateTimeOffset now)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.When(command.Tolerance.Metres is not (> 0 and <= 100), "/tolerance/metres", "Metres above 0, to 100, are expected.");
        faults.InForceFrom(command.InForceFrom, now);
        return standing.Weigh(by, new DatedTerms<MeasurementTolerance>(command.Tolerance, command.InForceFrom)) switch
        {
            ProposalWord.Repeated => Decision<ToleranceEvent>.NoChange,
            ProposalWord.OnTheTable => Proposals.OnTheTable(standing.Revision),
            ProposalWord.Given when !faults.None => ToleranceRejections.Invalid(faults),
            ProposalWord.Given => new ToleranceProposed(command.Pair, by, standing.Revision + 1, command.Tolerance, command.InForceFrom),
        };
    }

    private static Task<IResult> HandleAsync(ProposeTolerance command, CommandContext context, CancellationToken cancellationToken)
    {
        var toleranceId = ToleranceOfPair.IdOf(command.Pair);
        return context.CreateAsync(
            command.Pair,
            ToleranceOfPair.Stream(toleranceId),
            ToleranceOfPair.Decider,
            standing => Decide(command, standing, context.Party, context.Now),
            ToleranceRejections.Unknown,
            $"/tolerances/{toleranceId}",
            cancellationToken);
    }
}
