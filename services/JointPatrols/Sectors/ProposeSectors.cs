using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using BorderCoordination.ServiceDefaults.Terms;

namespace BorderCoordination.JointPatrols.Sectors;

/// <summary>Proposes another division of a pair's line into sectors. It takes the place of whatever was on the table.</summary>
/// <param name="Pair">A pair to which the party belongs.</param>
/// <param name="Division">All sectors.</param>
/// <param name="InForceFrom">The day from which on it is to hold: tomorrow at the earliest, and within a year.</param>
public sealed record ProposeSectors(BorderPair Pair, SectorDivision Division, DateOnly InForceFrom);

internal static class ProposeSectorsSlice
{
    private const int MostSectors = 50;

    /// <summary>What all of it comes to as it is written in the event, which has its limit too.</summary>
    private const int MostBytes = 48 * 1024;

    public static void MapProposeSectors(this IEndpointRouteBuilder sectors) => sectors.MapCreation(
        "/", HandleAsync, nameof(ProposeSectors), Roles.Officer, "Proposes another division of a pair's line into sectors, from a day on; it holds once every party has confirmed it before that day.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, SectorsRejections.SaidAlready);

    public static Decision<SectorsEvent> Decide(ProposeSectors command, StandingTerms<SectorDivision> standing, Party by, DateTimeOffset now)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = Check(command, now);
        return standing.Weigh(by, new DatedTerms<SectorDivision>(command.Division, command.InForceFrom)) switch
        {
            ProposalWord.Repeated => Decision<SectorsEvent>.NoChange,
            ProposalWord.OnTheTable => SectorsRejections.SaidAlready,
            ProposalWord.Given when !faults.None => SectorsRejections.Invalid(faults),
            ProposalWord.Given => new SectorsProposed(command.Pair, by, standing.Revision + 1, command.Division, command.InForceFrom),
        };
    }

    private static Faults Check(ProposeSectors command, DateTimeOffset now)
    {
        var (faults, division, names) = (new Faults(), command.Division, new HashSet<string>(UnitName.Comparer));
        faults.Each(division.Sectors, "/division/sectors", 1, MostSectors, (sector, place) =>
        {
            faults.Text(sector.Name, $"{place}/name", 100);
            faults.When(!names.Add(sector.Name), $"{place}/name", "Another sector is called so.");
            faults.When(sector.From.OffsetMetres is not null, $"{place}/from", "A marker is expected, without an offset.");
            faults.When(sector.To?.OffsetMetres is not null, $"{place}/to", "A marker is expected, without an offset.");
            faults.When(sector.To is { } to && SectorRules.PlaceOf(to) <= SectorRules.PlaceOf(sector.From), $"{place}/to", "A marker further along the line than from is expected.");
            faults.When(division.Sectors.Any(other => other != sector && Overlap(sector, other)), $"{place}/from", "Another sector reaches over where this one begins.");
            Titles(faults, sector, $"{place}/titles", command.Pair);
        });
        if (division.Source is not null)
        {
            faults.Text(division.Source.Reference, "/division/source/reference", 500);
        }

        faults.When(
            JsonSerializer.SerializeToUtf8Bytes(division, ContractJson.Options).Length > MostBytes, "/division/sectors", $"With all that belongs to them they are longer than {MostBytes} bytes.");
        faults.InForceFrom(command.InForceFrom, now);
        return faults;
    }

    /// <summary>Whether a sector begins where another one begins, or within it; the limit of one may be that of the next.</summary>
    private static bool Overlap(LineSector sector, LineSector other)
    {
        var (first, begins) = (SectorRules.PlaceOf(sector.From), SectorRules.PlaceOf(other.From));
        return begins == first || (begins < first && other.To is { } to && first < SectorRules.PlaceOf(to));
    }

    private static void Titles(Faults faults, LineSector sector, string pointer, BorderPair pair)
    {
        var languages = new HashSet<string>();
        faults.Each(sector.Titles ?? [], pointer, 0, pair.Parties.Length, (title, place) =>
        {
            faults.Text(title.Text, $"{place}/text", 200);
            faults.When(!BorderPairs.All[pair.Code].Languages.ContainsValue(title.Language), $"{place}/language", "A language of the pair is expected.");
            faults.When(!languages.Add(title.Language), $"{place}/language", "One title in each language is expected.");
        });
    }

    private static Task<IResult> HandleAsync(ProposeSectors command, CommandContext context, CancellationToken cancellationToken)
    {
        var sectorsId = SectorsOfPair.IdOf(command.Pair);
        return context.CreateAsync(
            command.Pair,
            SectorsOfPair.Stream(sectorsId),
            SectorsOfPair.Decider,
            standing => Decide(command, standing, context.Party, context.Now),
            SectorsRejections.Unknown,
            $"/sectors/{sectorsId}",
            cancellationToken);
    }
}
