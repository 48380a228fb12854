using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Units;

/// <summary>Says that a unit is no more after a day.</summary>
/// <param name="Code">Which unit.</param>
/// <param name="LastDay">The last day on which it is in force; not before its last entry.</param>
/// <param name="Reason">Why: 1 to 1,000 characters.</param>
public sealed record EndUnit(string Code, DateOnly LastDay, string Reason);

internal static class EndUnitSlice
{
    public static void MapEndUnit(this IEndpointRouteBuilder registers) => registers.MapCommand(
        "/{registerId}/end-unit", HandleAsync, nameof(EndUnit), Roles.Officer, "Says that a unit is no more after a day; no other unit may report to it then.")
        .Refuses(
            UnitRejections.Unknown, UnitRejections.OthersRegister, UnitRejections.UnitUnknown, UnitRejections.Ended, UnitRejections.OutOfOrder, UnitRejections.HasSubordinates);

    public static Decision<UnitRegisterEvent> Decide(EndUnit command, UnitRegister register, Party by, DateTimeOffset now)
    {
        if (UnitRejections.Unless(register, by, command.Code) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Day(command.LastDay, "/lastDay", now);
        faults.Text(command.Reason, "/reason", 1000);
        if (!faults.None)
        {
            return UnitRejections.Invalid(faults);
        }

        var (last, next) = (register.Units[command.Code][^1], command.LastDay.AddDays(1));
        return last.Unit is null ? last.From == next ? Decision<UnitRegisterEvent>.NoChange : UnitRejections.Ended
            : command.LastDay < last.From ? UnitRejections.OutOfOrder
            : register.OthersFrom(command.Code, next).Any(other => other.Superior == command.Code) ? UnitRejections.HasSubordinates
            : new UnitEnded(by, command.Code, command.LastDay, command.Reason);
    }

    private static Task<IResult> HandleAsync(Guid registerId, EndUnit command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            UnitRegister.Stream(registerId),
            UnitRegister.Decider,
            register => Decide(command, register, context.Party, context.Now),
            UnitRejections.Unknown,
            cancellationToken);
}
