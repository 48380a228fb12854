using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>What stating a proceeding has in common, whatever it is. A party corrects its own statement until another has confirmed it.</summary>
internal static class ProceedingRules
{
    public const int MostProceedings = 60;

    private const int EarliestYear = 1945;

    /// <summary>Brings a statement forward.</summary>
    /// <param name="faults">What is wrong with its content.</param>
    /// <param name="stated">What is recorded when it counts, under which revision.</param>
    public static Decision<ExchangeEvent> State(
        Exchange exchange, Party by, string name, ProceedingTerms terms, Faults faults, Func<int, ExchangeEvent> stated)
    {
        if (!exchange.Status.MayState(terms.Kind))
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        faults.When(!Notation.IsItem(name), "/proceeding", $"Capital letters, digits and single hyphens are expected, at most {Notation.LongestItem}: SI-1.");
        if (!faults.None)
        {
            return ExchangeRejections.Invalid(faults.ToImmutable());
        }

        if (exchange.Proceedings.GetValueOrDefault(name) is not { } known)
        {
            return exchange.Proceedings.Count >= MostProceedings ? ExchangeRejections.ProceedingsFull : stated(1);
        }

        var same = TermsDifference.Between(known.Terms, terms).IsEmpty;
        return same && known.By == by ? Decision<ExchangeEvent>.NoChange
            : known.Terms.Kind != terms.Kind ? ExchangeRejections.ProceedingTaken
            : known.By != by ? ExchangeRejections.ProceedingOfAnother
            : !known.MayBeCorrected ? ExchangeRejections.ProceedingKept
            : stated(known.Stated.Revision + 1);
    }

    public static void Inspection(this Faults faults, Inspection inspection, string pointer, BorderPair pair, DateTimeOffset now)
    {
        faults.HeldOn(inspection.HeldOn, $"{pointer}/heldOn", now);
        faults.Each(inspection.Sites, $"{pointer}/sites", 1, 30, (site, place) =>
        {
            faults.When(!pair.Includes(site.Territory), $"{place}/territory", $"{site.Territory} is no party of {pair}.");
            faults.Text(site.Place, $"{place}/place", 200);
            faults.OptionalText(site.Findings, $"{place}/findings", 2000);
        });
        faults.Each(inspection.Tasks, $"{pointer}/tasks", 0, 30, (task, place) =>
        {
            faults.When(!pair.Includes(task.Owner), $"{place}/owner", $"{task.Owner} is no party of {pair}.");
            faults.Text(task.Text, $"{place}/text", 500);
            faults.When(task.DueOn < inspection.HeldOn, $"{place}/dueOn", "It is before the day of the inspection.");
        });
    }

    public static void Meeting(this Faults faults, OwnMeeting meeting, string pointer, DateTimeOffset now)
    {
        faults.HeldOn(meeting.HeldOn, $"{pointer}/heldOn", now);
        faults.Text(meeting.Place, $"{pointer}/place", 200);
        faults.Text(meeting.Summary, $"{pointer}/summary", 4000);
    }

    /// <summary>A day on which something was done.</summary>
    public static void HeldOn(this Faults faults, DateOnly day, string pointer, DateTimeOffset now)
    {
        // The parties are seven and eight hours ahead of UTC: the day has begun for one of them.
        faults.When(day > DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime), pointer, "It lies in the future.");
        faults.When(day.Year < EarliestYear, pointer, $"It lies before {EarliestYear}.");
    }

    /// <summary>An item that is named is one of the programme.</summary>
    public static void Item(this Faults faults, string? item, string pointer, Exchange exchange) =>
        faults.When(item is not null && !exchange.Programme.Items.ContainsKey(item), pointer, "The programme has no such item.");
}
