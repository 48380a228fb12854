using System.Text.RegularExpressions;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Units;

/// <summary>What an entry of a unit must fulfil (domain notes: "Actors and authority").</summary>
internal static partial class UnitRules
{
    public const int MostUnits = 1000;

    /// <summary>Of one unit.</summary>
    public const int MostEntries = 100;

    private static readonly DateOnly Earliest = new(1900, 1, 1);

    private static readonly TimeSpan FurthestPlan = TimeSpan.FromDays(10 * 366);

    public static void Code(this Faults faults, string code, string pointer) => faults.When(
        code.Length > 60 || !CodeForm().IsMatch(code), pointer, "1 to 60 lower-case letters and digits with single hyphens between them are expected.");

    public static void Day(this Faults faults, DateOnly day, string pointer, DateTimeOffset now) => faults.When(
        day < Earliest || day > DateOnly.FromDateTime((now + FurthestPlan).UtcDateTime), pointer, "A day from 1900 to ten years ahead is expected.");

    public static void Unit(this Faults faults, UnitDescription unit, string code)
    {
        faults.Text(unit.Name, "/unit/name", 200);
        faults.Text(unit.Province, "/unit/province", 100);
        faults.OptionalText(unit.Sector, "/unit/sector", 100);
        if (unit.Superior is not null)
        {
            faults.Code(unit.Superior, "/unit/superior");
            faults.When(unit.Superior == code, "/unit/superior", "A unit does not report to itself.");
        }

        faults.Each(unit.Stretches, "/unit/stretches", 0, 20, (stretch, place) =>
        {
            faults.When(stretch.From.OffsetMetres is not null, $"{place}/from", "A marker is expected, without an offset.");
            faults.When(stretch.To.OffsetMetres is not null, $"{place}/to", "A marker is expected, without an offset.");
        });
        faults.When(unit is { Level: UnitLevel.Post, Stretches: [] }, "/unit/stretches", "A post owns a stretch of the line.");
        if (unit.Source is not null)
        {
            faults.Text(unit.Source.Reference, "/unit/source/reference", 500);
        }
    }

    /// <summary>The refusal of a description that the other units do not allow from a day on.</summary>
    public static Rejection? Refuse(UnitRegister register, string code, DateOnly from, UnitDescription unit) =>
        register.OthersFrom(code, from).Any(other => UnitName.Comparer.Equals(other.Name, unit.Name)) ? UnitRejections.NameTaken
        : unit.Superior is null ? null
        : register.IsAbove(code, unit.Superior, from) ? UnitRejections.SuperiorBelow
        : register.On(unit.Superior, from) is null ? UnitRejections.SuperiorUnknown
        : null;

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();
}
