using System.Collections.Frozen;
using System.Collections.Immutable;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Contracts;

/// <summary>
/// How a version of an event is read as the next one, and the next one as it was before. Pure, from one event alone; nothing is lost upward. A record
/// without a number in its name is the version that is written today.
/// </summary>
public static class EventVersions
{
    private static readonly ImmutableArray<Step> Steps =
    [
        Step.Between<PatrolTeamDeclaredV1, PatrolTeamDeclared>(
            old => new(old.By, [old.Team, .. old.FurtherTeams ?? []], old.DeviationReason),
            now => new(now.By, now.Teams[0], now.DeviationReason, now.Teams.Length > 1 ? now.Teams[1..] : null)),
    ];

    private static readonly FrozenDictionary<Type, Step> Upward = Steps.ToFrozenDictionary(step => step.Older);

    private static readonly FrozenDictionary<Type, Step> Downward = Steps.ToFrozenDictionary(step => step.Newer);

    /// <summary>An event of any version in the one that is written today.</summary>
    public static object Current(object data)
    {
        while (Upward.TryGetValue(data.GetType(), out var step))
        {
            data = step.Up(data);
        }

        return data;
    }

    /// <summary>An event in another version of it.</summary>
    /// <exception cref="ArgumentException">It is another event, or nothing leads to that version.</exception>
    public static object As(EventType wanted, object data)
    {
        while (data.GetType() != wanted.Record)
        {
            var recorded = EventCatalogue.Of(data.GetType());
            data = recorded.Event != wanted.Event ? throw new ArgumentException($"{recorded.Name} is no version of {wanted.Event}.", nameof(wanted))
                : recorded.Version < wanted.Version && Upward.TryGetValue(data.GetType(), out var up) ? up.Up(data)
                : recorded.Version > wanted.Version && Downward.TryGetValue(data.GetType(), out var down) ? down.Down(data)
                : throw new ArgumentException($"Nothing leads from {recorded.Name} to {wanted.Name}.", nameof(wanted));
        }

        return data;
    }

    private sealed record Step(Type Older, Type Newer, Func<object, object> Up, Func<object, object> Down)
    {
        public static Step Between<TOlder, TNewer>(Func<TOlder, TNewer> up, Func<TNewer, TOlder> down)
            where TOlder : class
            where TNewer : class => new(typeof(TOlder), typeof(TNewer), old => up((TOlder)old), now => down((TNewer)now));
    }
}
