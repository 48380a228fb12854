using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Units;

/// <summary>A register of units as a party of its pair sees it.</summary>
/// <param name="Id">As in its address.</param>
/// <param name="Version">As in the <c>ETag</c>.</param>
/// <param name="Party">The party whose units they are; it is that party's statement.</param>
/// <param name="Units">By their codes.</param>
public sealed record UnitRegisterDetails(Guid Id, long Version, BorderPair Pair, Party Party, ImmutableArray<UnitDetails> Units)
{
    public static UnitRegisterDetails Of(UnitRegister register, long version) => new(
        register.Id, version, register.Pair!, register.By, [.. register.Units.Select(unit => new UnitDetails(unit.Key, [.. Periods(unit.Value)]))]);

    private static IEnumerable<UnitPeriod> Periods(ImmutableArray<UnitEntry> entries) => entries
        .Select((entry, index) => (entry.From, entry.Unit, Next: index + 1 < entries.Length ? entries[index + 1].From : (DateOnly?)null))
        .Where(entry => entry.Unit is not null && entry.Next != entry.From)
        .Select(entry => new UnitPeriod(entry.From, entry.Next?.AddDays(-1), entry.Unit!));
}

/// <summary>A unit with all that it has been.</summary>
/// <param name="Code">Its name for machines.</param>
/// <param name="Periods">In the order of their days.</param>
public sealed record UnitDetails(string Code, ImmutableArray<UnitPeriod> Periods);

/// <summary>What a unit is for some time.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; none where no end is known.</param>
/// <param name="Unit">The unit in that time.</param>
public sealed record UnitPeriod(DateOnly From, DateOnly? To, UnitDescription Unit);

internal static class UnitRegisterDetailsSlice
{
    public static void MapUnitRegisterDetails(this IEndpointRouteBuilder registers)
    {
        registers.MapQuery<UnitRegisterDetails>(
            "/{registerId}", ReadAsync, "GetUnitRegister", "A party's register of units as it is, as it was at a version, or as it was at a time.")
            .Refuses(UnitRejections.Unknown);
        registers.MapQuery<Page<HistoryEntry>>("/{registerId}/history", HistoryAsync, "GetUnitRegisterHistory", "The entries of a register, oldest first.")
            .Refuses(UnitRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(Guid registerId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            UnitRegister.Stream(registerId), UnitRegister.Decider, UnitRegisterDetails.Of, UnitRejections.Unknown, version, at, cancellationToken);

    private static Task<IResult> HistoryAsync(Guid registerId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(UnitRegister.Stream(registerId), UnitRejections.Unknown, page, cancellationToken);
}
