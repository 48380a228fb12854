using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Line;
using BorderCoordination.JointPatrols.Plans;
using BorderCoordination.JointPatrols.Units;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>
/// What is known beforehand of the ground and of the units, for the deciders. Refused is only what is certainly wrong: the register of markers is incomplete,
/// so that it does not know a marker says nothing against it.
/// </summary>
/// <param name="Units">What the registers say of the units on the day on which the window starts.</param>
/// <param name="Line">The line around the section.</param>
/// <param name="IsPlanned">Whether the item of the plan that the terms name, if they name any, is agreed.</param>
internal sealed record PatrolGround(UnitsOnDay Units, LineCatalogue Line, bool IsPlanned = true)
{
    /// <summary>The last main numbers of lines that are numbered to an end (domain notes: "Facts: kinds and numbering"); others are open.</summary>
    private static readonly ImmutableDictionary<string, int> LastMain = ImmutableDictionary.CreateRange([KeyValuePair.Create("VN-CN", 1378), KeyValuePair.Create("VN-KH", 314)]);

    /// <summary>Where nothing is known: no party keeps a register, and no marker has been heard of.</summary>
    public static PatrolGround Unknown { get; } = new(UnitsOnDay.NoRegisters, LineCatalogue.Empty);

    /// <summary>Whether a marker cannot be, for the line is numbered to an end before it.</summary>
    public static bool IsBeyondLine(BorderPair pair, MarkerRef marker) => marker.Main > LastMain.GetValueOrDefault(pair.Code, int.MaxValue);

    /// <summary>
    /// Whether a party acts at the level of a province or above: by its register where it keeps one and the acting unit stands in it, on the day on which the
    /// window starts; without a register the commander's role is all that is known, and is enough.
    /// </summary>
    public bool IsProvincial(Party by, string? unit) =>
        !Units.KeptBy.Contains(by) || (unit is not null && Units.Find(by, unit)?.Level is UnitLevel.ProvincialCommand or UnitLevel.NationalCommand);

    /// <summary>The refusal of terms that the registers or the line do not allow.</summary>
    public Rejection? Refuse(BorderPair pair, PatrolTerms terms)
    {
        foreach (var end in new[] { terms.From, terms.To })
        {
            if (IsBeyondLine(pair, end))
            {
                return PatrolRejections.OffTheLine(end, pair, LastMain[pair.Code]);
            }

            if (Line.Find(end)?.Status == LinePositionStatus.Retired)
            {
                return PatrolRejections.NoLongerMarks(end);
            }
        }

        foreach (var units in terms.Units)
        {
            if (Units.NotInForce(units).FirstOrDefault() is { } name)
            {
                return PatrolRejections.NoUnitInForce(name, units.Party, Units.Day);
            }

            if (Units.EndElsewhere(units, terms.From, terms.To) is { } end)
            {
                return PatrolRejections.EndOfOtherUnits(end, units.Party);
            }
        }

        return terms.PlanItem is null || IsPlanned ? null : PatrolRejections.PlanItemNotAgreed;
    }
}

internal static class GroundLookup
{
    /// <summary>What is known of the ground for terms.</summary>
    /// <param name="actingUnit">The acting unit, whose level may matter.</param>
    public static async Task<PatrolGround> GroundOfAsync(
        this NpgsqlDataSource database, BorderPair pair, PatrolTerms terms, DateTimeOffset now, CancellationToken cancellationToken, string? actingUnit = null)
    {
        var names = terms.Units.SelectMany(units => units.Units).Append(actingUnit ?? "");
        var units = await database.UnitsOnDayAsync(pair, terms.StartsAt, names, cancellationToken);
        var line = LineCatalogue.Of(await database.LineFactsAsync(pair, terms.From, terms.To, now, cancellationToken));
        return new PatrolGround(units, line, terms.PlanItem is null || await database.IsPlannedAsync(pair, terms.PlanItem, now, cancellationToken));
    }
}
