using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Deadlines;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Announces when the marker is restored, and says how every other party was told.</summary>
/// <param name="Notices">One for each other party.</param>
public sealed record NotifyRestoration(RestorationPlan Plan, ImmutableArray<RestorationNotice> Notices);

internal static class NotifyRestorationSlice
{
    private const int MostDays = 366;

    public static void MapNotifyRestoration(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/notify-restoration", HandleAsync, nameof(NotifyRestoration), Roles.Officer,
        "Announces for the responsible party when it restores the marker, as many days ahead as the pair has agreed; another start needs notice again.")
        .Refuses(
            DamageRejections.Unknown,
            DamageRejections.NotInState,
            DamageRejections.NotResponsible,
            DamageRejections.NoticeTooShort,
            DamageRejections.NoticeNotGivenAgain);

    /// <param name="noticeDays">What the pair had agreed when the last of the others was told.</param>
    public static Decision<DamageCaseEvent> Decide(NotifyRestoration command, DamageCase damage, Party by, int noticeDays, DateTimeOffset now)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        var faults = new Faults();
        faults.Check(command.Plan, damage.Pair!, now);
        faults.When(
            !command.Notices.Select(notice => notice.Notified).Order().SequenceEqual(damage.Pair!.Parties.Remove(by).Order()), "/notices", "One for each other party is expected.");
        foreach (var (index, notice) in command.Notices.Index())
        {
            faults.Past(notice.NotifiedAt, $"/notices/{index}/notifiedAt", now);
            faults.OptionalText(notice.Reference, $"/notices/{index}/reference", 100);
        }

        if (faults.ToImmutable() is { IsEmpty: false } found)
        {
            return DamageRejections.Invalid(found);
        }

        if (!damage.TakesNotice)
        {
            return DamageRejections.NotNow(damage.Status);
        }

        var earliest = DamageRules.EarliestStart(command.Notices.Max(notice => notice.NotifiedAt), noticeDays);
        return damage.Responsible != by ? DamageRejections.NotResponsible
            : damage.Status == DamageCaseStatus.RestorationNotified && Says(damage.Notice!, command) ? Decision<DamageCaseEvent>.NoChange
            : damage.Notice is { } last && last.Plan.StartsOn != command.Plan.StartsOn && !IsGivenAgain(last, command) ? DamageRejections.NoticeNotGivenAgain
            : command.Plan.StartsOn < earliest ? DamageRejections.TooShort(earliest)
            : new RestorationNotified(by, (damage.Notice?.Revision ?? 0) + 1, command.Plan, command.Notices, noticeDays, now);
    }

    private static bool Says(RestorationNotified notice, NotifyRestoration command) =>
        notice.Plan.SameAs(command.Plan) && notice.Notices.SequenceEqual(command.Notices);

    /// <summary>Whether each other party was told later than of the start that no longer holds.</summary>
    private static bool IsGivenAgain(RestorationNotified last, NotifyRestoration command) => command.Notices.All(
        notice => last.Notices.All(before => before.Notified != notice.Notified || before.NotifiedAt < notice.NotifiedAt));

    private static void Check(this Faults faults, RestorationPlan plan, BorderPair pair, DateTimeOffset now)
    {
        faults.When(
            plan.StartsOn > Proposals.Today(now).AddDays(2 * MostDays), "/plan/startsOn", "A day within the next two years is expected.");
        faults.When(
            plan.EndsOn < plan.StartsOn || plan.EndsOn.DayNumber - plan.StartsOn.DayNumber > MostDays, "/plan/endsOn", $"A day from the start to {MostDays} days later is expected.");
        faults.Text(plan.WorkPlan, "/plan/workPlan", 2_000);
        faults.Each(plan.Posts, "/plan/posts", 0, 10, (post, pointer) =>
        {
            faults.When(!pair.Includes(post.Party), $"{pointer}/party", $"{post.Party} is no party of {pair}.");
            faults.Text(post.Name, $"{pointer}/name", 200);
        });
    }

    private static async Task<IResult> HandleAsync(
        Guid caseId, NotifyRestoration command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var deadlines = await DamageDeadlinesTable.ReadAsync(database, cancellationToken);
        var told = command.Notices.Select(notice => notice.NotifiedAt).DefaultIfEmpty(context.Now).Max();
        return await context.RunAsync(
            DamageCase.Stream(caseId),
            DamageCase.Decider,
            damage => Decide(command, damage, context.Party, deadlines.Of(damage.Pair, told).NoticeDays, context.Now),
            DamageRejections.Unknown,
            cancellationToken);
    }
}
