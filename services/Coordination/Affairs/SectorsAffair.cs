using System.Collections.Immutable;
using System.Text.Json.Serialization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>The divisions into sectors that a pair has agreed on for its line, in the order in which they were agreed.</summary>
/// <param name="Brought">The last that was brought forward.</param>
/// <param name="Waits">Whether it is on the table.</param>
internal sealed record SectorsAffair(ImmutableArray<DatedTerms<SectorDivision>> Agreed, OpenProposal? Brought = null, bool Waits = false) : Affair
{
    [JsonIgnore]
    public override bool IsOpen => true;

    /// <summary>Another one, on the table.</summary>
    [JsonIgnore]
    public OpenProposal? Proposed => Waits ? Brought : null;

    public static SectorsAffair? After(SectorsAffair? standing, LedgerFact fact) => (standing, fact.Data) switch
    {
        (_, SectorsProposed proposed) => new SectorsAffair(standing?.Agreed ?? [], OpenProposal.OfTerms(proposed.Pair, proposed.By, proposed.InForceFrom, fact.Time), Waits: true),
        (_, SectorsAgreed agreed) => new SectorsAffair((standing?.Agreed ?? []).Add(new DatedTerms<SectorDivision>(agreed.Division, agreed.InForceFrom)), standing?.Brought),
        (not null, SectorsConfirmed confirmed) => standing with { Brought = standing.Brought?.After(confirmed.By) },
        (not null, SectorsDeclined) => standing with { Waits = false },
        _ => standing,
    };

    /// <summary>The agreed sectors on a day in which a section lies; nothing where none had been agreed on for it.</summary>
    public IEnumerable<string>? On(DateOnly day, MarkerRef from, MarkerRef to) =>
        StandingTerms<SectorDivision>.InForce(Agreed, BorderDay.StartOf(day))?.Terms.SectorsOf(from, to);
}
