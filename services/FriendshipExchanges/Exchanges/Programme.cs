using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>
/// The items of an exchange by their number. Every change is a new revision that all parties approve again, also the one that made it:
/// officers draw a programme up, commanders approve it.
/// </summary>
public sealed record Programme
{
    private Programme()
    {
    }

    public static Programme None { get; } = new();

    private static readonly ImmutableSortedDictionary<string, ProgrammeItem> NoItems = ImmutableSortedDictionary.Create<string, ProgrammeItem>(StringComparer.Ordinal);

    /// <summary>The revisions and who has approved the last; none before the first item.</summary>
    public Negotiation<ImmutableSortedDictionary<string, ProgrammeItem>>? Approval { get; private init; }

    public ImmutableSortedDictionary<string, ProgrammeItem> Items => Approval?.Terms ?? NoItems;

    /// <summary>0 before the first item.</summary>
    public int Revision => Approval?.Revision ?? 0;

    /// <summary>Items that were taken out and not put in again.</summary>
    public ImmutableHashSet<string> Withdrawn { get; private init; } = [];

    public ImmutableSortedDictionary<string, ProgrammeItemCompleted> Completed { get; private init; } =
        ImmutableSortedDictionary.Create<string, ProgrammeItemCompleted>(StringComparer.Ordinal);

    /// <summary>The joint patrols that were made for items, as they have been linked.</summary>
    public ImmutableSortedDictionary<string, Guid> Linked { get; private init; } = ImmutableSortedDictionary.Create<string, Guid>(StringComparer.Ordinal);

    /// <summary>The joint patrols that are still to be made.</summary>
    public ImmutableArray<ApprovedPatrol>? PatrolsToBeMade
    {
        get
        {
            ImmutableArray<ApprovedPatrol> patrols =
            [
                .. Items.Where(item => item.Value.Patrol is not null && PatrolOf(item.Key) is null)
                    .Select(item => new ApprovedPatrol(item.Key, item.Value.Patrol!, item.Value.StartsAt, item.Value.EndsAt, item.Value.Title)),
            ];
            return patrols.IsEmpty ? null : patrols;
        }
    }

    /// <summary>The numbers of the items that were not completed.</summary>
    public IEnumerable<string> Open => Items.Keys.Where(item => !Completed.ContainsKey(item));

    /// <summary>The joint patrol of an item; none where there is none yet.</summary>
    public Guid? PatrolOf(string item) => Items[item].PatrolId ?? (Linked.TryGetValue(item, out var patrol) ? patrol : null);

    internal Programme Put(ImmutableArray<Party> parties, Party by, string item, ProgrammeItem content) =>
        Redraft(parties, by, Items.SetItem(item, content)) with { Withdrawn = Withdrawn.Remove(item) };

    internal Programme Take(Party by, string item) => Redraft(Approval!.Parties, by, Items.Remove(item)) with { Withdrawn = Withdrawn.Add(item) };

    /// <summary>The same items under a new revision; what was approved is void.</summary>
    internal Programme Reopen(Party by) => Approval is null ? this : Redraft(Approval.Parties, by, Items);

    internal Programme Confirm(Party by, int revision) => this with { Approval = Approval!.Confirm(by, revision) };

    internal Programme Complete(ProgrammeItemCompleted completed) => this with { Completed = Completed.Add(completed.Item, completed) };

    internal Programme Link(string item, Guid patrolId) => this with { Linked = Linked.Add(item, patrolId) };

    private Programme Redraft(ImmutableArray<Party> parties, Party by, ImmutableSortedDictionary<string, ProgrammeItem> items) => this with
    {
        Approval = Approval is null ? Negotiation<ImmutableSortedDictionary<string, ProgrammeItem>>.Draft(parties, by, items) : Approval.Redraft(by, items),
    };
}
