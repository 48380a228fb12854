using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Units;

/// <summary>Renames a unit, moves it or gives it other stretches from a day on.</summary>
/// <param name="Code">Which unit.</param>
/// <param name="From">The day from which on the new description holds; not before that of the entry before.</param>
/// <param name="Unit">The unit as it is from then on, whole.</param>
/// <param name="Reason">Why: 1 to 1,000 characters.</param>
public sealed record ChangeUnit(string Code, DateOnly From, UnitDescription Unit, string Reason);

internal static class ChangeUnitSlice
{
    public static void MapChangeUnit(this IEndpointRouteBuilder registers) => registers.MapCommand(
        "/{registerId}/change-unit", HandleAsync, nameof(ChangeUnit), Roles.Officer, "Renames a unit, moves it or gives it other stretches from a day on; what held before goes on to hold for the days before.")
        .Refuses(
            UnitRejections.Unknown, UnitRejections.OthersRegister, UnitRejections.UnitUnknown, UnitRejections.Ended, UnitRejections.OutOfOrder, UnitRejections.NameTaken,
            UnitRejections.SuperiorUnknown, UnitRejections.SuperiorBelow, UnitRejections.Full);

    public static Decision<UnitRegisterEvent> Decide(ChangeUnit command, UnitRegister register, Party by, DateTimeOffset now)
    {
        if (UnitRejections.Unless(register, by, command.Code) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Day(command.From, "/from", now);
        faults.Unit(command.Unit, command.Code);
        faults.Text(command.Reason, "/reason", 1000);
        if (!faults.None)
        {
            return UnitRejections.Invalid(faults);
        }

        var entries = register.Units[command.Code];
        return entries[^1] is not { Unit: { } unit } last ? UnitRejections.Ended
            : last.From == command.From && TermsDifference.Between(unit, command.Unit).IsEmpty ? Decision<UnitRegisterEvent>.NoChange
            : command.From < last.From ? UnitRejections.OutOfOrder
            : entries.Length >= UnitRules.MostEntries ? UnitRejections.Full
            : UnitRules.Refuse(register, command.Code, command.From, command.Unit) is { } clash ? clash
            : new UnitChanged(by, command.Code, command.From, command.Unit, command.Reason);
    }

    private static Task<IResult> HandleAsync(Guid registerId, ChangeUnit command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            UnitRegister.Stream(registerId),
            UnitRegister.Decider,
            register => Decide(command, register, context.Party, context.Now),
            UnitRejections.Unknown,
            cancellationToken);
}
