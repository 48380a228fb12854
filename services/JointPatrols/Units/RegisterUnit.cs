using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Units;

/// <summary>Enters a unit of the party's own at the line of a pair.</summary>
/// <param name="Pair">A pair to which the party belongs.</param>
/// <param name="Code">Its name for machines, unique within the register: lower-case letters, digits and hyphens, such as <c>la-lay</c>.</param>
/// <param name="From">The day from which on it is in force.</param>
/// <param name="Unit">The unit.</param>
public sealed record RegisterUnit(BorderPair Pair, string Code, DateOnly From, UnitDescription Unit);

internal static class RegisterUnitSlice
{
    public static void MapRegisterUnit(this IEndpointRouteBuilder registers) => registers.MapCreation(
        "/", HandleAsync, nameof(RegisterUnit), Roles.Officer, "Enters a unit of the party's own; from the first one on the party keeps a register for the pair.")
        .Refuses(
            UnitRejections.Exists, UnitRejections.NameTaken, UnitRejections.SuperiorUnknown, UnitRejections.SuperiorBelow, UnitRejections.Full, Pairs.Unknown, Pairs.Foreign);

    public static Decision<UnitRegisterEvent> Decide(RegisterUnit command, UnitRegister register, Party by, DateTimeOffset now)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Code(command.Code, "/code");
        faults.Day(command.From, "/from", now);
        faults.Unit(command.Unit, command.Code);
        if (!faults.None)
        {
            return UnitRejections.Invalid(faults);
        }

        if (register.Units.TryGetValue(command.Code, out var entries))
        {
            var first = entries[0];
            return first.From == command.From && TermsDifference.Between(first.Unit!, command.Unit).IsEmpty ? Decision<UnitRegisterEvent>.NoChange : UnitRejections.Exists;
        }

        return register.Units.Count >= UnitRules.MostUnits ? UnitRejections.Full
            : UnitRules.Refuse(register, command.Code, command.From, command.Unit) is { } clash ? clash
            : new UnitRegistered(UnitRegister.IdOf(command.Pair, by), command.Pair, by, command.Code, command.From, command.Unit);
    }

    private static Task<IResult> HandleAsync(RegisterUnit command, CommandContext context, CancellationToken cancellationToken)
    {
        var registerId = UnitRegister.IdOf(command.Pair, context.Party);
        return context.CreateAsync(
            command.Pair,
            UnitRegister.Stream(registerId),
            UnitRegister.Decider,
            register => Decide(command, register, context.Party, context.Now),
            UnitRejections.Unknown,
            $"/unit-registers/{registerId}",
            cancellationToken);
    }
}
