using System.Collections.Immutable;
using System.Text.Json.Serialization;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>Where a patrol stands, in the words of JointPatrols.</summary>
public enum PatrolStatus
{
    Proposed,
    Agreed,
    Prepared,
    InProgress,
    Suspended,
    Aborted,
    FieldCompleted,
    MinutesDrafted,
    MinutesPartiallySigned,
    Closed,
    Declined,
    Cancelled,
}

/// <summary>A joint patrol.</summary>
/// <param name="Terms">Those on the table, or as last agreed.</param>
/// <param name="ConfirmedBy">The parties that have given their word on them.</param>
/// <param name="ProposedAt">When they were brought forward.</param>
/// <param name="NamedAt">When the start that they have was first named.</param>
internal sealed record PatrolAffair(
    PatrolStatus Status, PatrolTerms Terms, ImmutableArray<Party> ConfirmedBy, DateTimeOffset ProposedAt, DateTimeOffset NamedAt) : Affair
{
    public PatrolNumber? Number { get; init; }

    /// <summary>How many people each party has declared, of all its teams.</summary>
    public ImmutableSortedDictionary<Party, int> People { get; init; } = ImmutableSortedDictionary<Party, int>.Empty;

    /// <summary>The parties that have declared an interpreter.</summary>
    public ImmutableArray<Party> Interpreted { get; init; } = [];

    /// <summary>Once it has started.</summary>
    public PatrolDoings? Field { get; init; }

    /// <summary>The parties that have signed the minutes on the table.</summary>
    public ImmutableArray<Party> SignedBy { get; init; } = [];

    /// <summary>The chair that the signed minutes name for the next patrol.</summary>
    public Party? NextChair { get; init; }

    [JsonIgnore]
    public override bool IsOpen => Status is not (PatrolStatus.Closed or PatrolStatus.Declined or PatrolStatus.Cancelled);

    [JsonIgnore]
    public override (DateOnly First, DateOnly Last)? Days
    {
        get
        {
            DateTimeOffset[] moments = [Terms.StartsAt, Terms.EndsAt, .. Field is { } done ? [done.StartedAt, done.EndedAt ?? done.StartedAt] : Array.Empty<DateTimeOffset>()];
            return (moments.Min(Day), moments.Max(Day));
        }
    }

    [JsonIgnore]
    public bool WasAgreed => Status is not (PatrolStatus.Proposed or PatrolStatus.Declined);

    [JsonIgnore]
    public IEnumerable<Party> Parties => Terms.Units.Select(units => units.Party);

    /// <summary>The parties whose turn it is: to answer, to declare a team with an interpreter, to sign the minutes.</summary>
    [JsonIgnore]
    public ImmutableArray<Party> OwedBy => Status switch
    {
        PatrolStatus.Proposed => [.. Parties.Except(ConfirmedBy)],
        PatrolStatus.Agreed or PatrolStatus.Prepared => [.. Parties.Except(Interpreted)],
        PatrolStatus.FieldCompleted or PatrolStatus.Aborted or PatrolStatus.MinutesDrafted or PatrolStatus.MinutesPartiallySigned => [.. Parties.Except(SignedBy)],
        _ => [],
    };

    public static PatrolAffair? After(PatrolAffair? patrol, LedgerFact fact) => (patrol, fact.Data) switch
    {
        (_, PatrolProposed proposed) => new PatrolAffair(PatrolStatus.Proposed, Ordered(proposed.Terms, fact.Pair), [proposed.By], fact.Time, fact.Time),
        (null, _) => null,
        (_, PatrolCounterProposed counter) => patrol.Brought(Ordered(counter.Terms, fact.Pair), counter.By, fact.Time),
        (_, PatrolConfirmed confirmed) => patrol with { ConfirmedBy = patrol.ConfirmedBy.Add(confirmed.By) },
        (_, PatrolAgreed agreed) => patrol with { Status = PatrolStatus.Agreed, Number = agreed.Number ?? patrol.Number },
        (_, PatrolDeclined) => patrol with { Status = PatrolStatus.Declined },
        (_, PatrolCancelled) => patrol with { Status = PatrolStatus.Cancelled },
        (_, PatrolPostponed postponed) => patrol.Brought(
            patrol.Terms with { StartsAt = postponed.Becomes.StartsAt, EndsAt = postponed.Becomes.EndsAt, ShortNoticeReason = postponed.ShortNoticeReason },
            postponed.By,
            fact.Time) with
        {
            People = patrol.People.Clear(),
            Interpreted = [],
        },
        (_, PatrolPostponedWithExchange) => patrol with
        {
            Status = PatrolStatus.Proposed,
            ConfirmedBy = [],
            ProposedAt = fact.Time,
            People = patrol.People.Clear(),
            Interpreted = [],
        },
        (_, PatrolTeamDeclared declared) => patrol.Declared(declared),
        (_, PatrolStarted started) => patrol with { Status = PatrolStatus.InProgress, Field = new PatrolDoings(started.StartedAt) },
        (_, PatrolMinutesDrafted) => patrol with { Status = PatrolStatus.MinutesDrafted, SignedBy = [] },
        (_, PatrolMinutesSigned signed) => patrol with { Status = PatrolStatus.MinutesPartiallySigned, SignedBy = patrol.SignedBy.Add(signed.Signature.Party) },
        (_, PatrolClosed closed) => patrol with { Status = PatrolStatus.Closed, NextChair = closed.NextPatrol?.Chair },
        ({ Field: { } field }, _) when field.After(fact.Data) is var after && after != field => patrol.With(after),
        _ => patrol,
    };

    /// <summary>The parties' units in the order of the pair.</summary>
    private static PatrolTerms Ordered(PatrolTerms terms, BorderPair pair) => terms with { Units = [.. terms.Units.OrderBy(units => pair.Parties.IndexOf(units.Party))], Legs = null };

    private PatrolAffair Brought(PatrolTerms terms, Party by, DateTimeOffset time) => this with
    {
        Status = PatrolStatus.Proposed,
        Terms = terms,
        ConfirmedBy = [by],
        ProposedAt = time,
        NamedAt = terms.StartsAt == Terms.StartsAt ? NamedAt : time,
    };

    private PatrolAffair Declared(PatrolTeamDeclared declared)
    {
        var teams = declared.Teams;
        var interpreted = Interpreted.Remove(declared.By);
        interpreted = teams.Any(team => team.Interpreters > 0) ? interpreted.Add(declared.By) : interpreted;
        return this with
        {
            People = People.SetItem(declared.By, teams.Sum(team => team.Headcount)),
            Interpreted = interpreted,
            Status = Parties.Except(interpreted).Any() ? PatrolStatus.Agreed : PatrolStatus.Prepared,
        };
    }

    /// <summary>What is entered late from the field changes nothing of what has followed since.</summary>
    private PatrolAffair With(PatrolDoings field) => this with
    {
        Field = field,
        Status = Status is not (PatrolStatus.InProgress or PatrolStatus.Suspended or PatrolStatus.Aborted) ? Status
            : field.Completed is not null ? PatrolStatus.FieldCompleted
            : field.AbortedAt is not null ? PatrolStatus.Aborted
            : field.IsResting ? PatrolStatus.Suspended
            : PatrolStatus.InProgress,
    };
}
