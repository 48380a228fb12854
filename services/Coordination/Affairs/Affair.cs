using System.Text.Json.Serialization;

namespace BorderCoordination.Coordination;

/// <summary>
/// What is known of one affair of a service by its events, as far as it matters across the services. It follows what the deciders there have recorded and decides
/// nothing; an event that changes nothing of this leaves it as it is.
/// </summary>
internal abstract record Affair
{
    /// <summary>Whether something may still fall due, whatever its days.</summary>
    [JsonIgnore]
    public abstract bool IsOpen { get; }

    /// <summary>The first and the last day on which it stands in a calendar or counts for something; none where it has no days.</summary>
    [JsonIgnore]
    public virtual (DateOnly First, DateOnly Last)? Days => null;

    /// <summary>As what the affairs of a kind of stream are kept.</summary>
    public static IReadOnlyDictionary<string, Type> Records { get; } = new Dictionary<string, Type>
    {
        ["patrol"] = typeof(PatrolAffair),
        ["contact"] = typeof(ContactAffair),
        ["commitment"] = typeof(CommitmentAffair),
        ["exchange-commitment"] = typeof(CommitmentAffair),
        ["minutes-correction"] = typeof(CorrectionAffair),
        ["deadlines"] = typeof(DeadlinesAffair),
        ["sectors"] = typeof(SectorsAffair),
        ["patrol-plan"] = typeof(PlanAffair),
        ["unit-register"] = typeof(UnitRegisterAffair),
        ["exchange"] = typeof(ExchangeAffair),
        ["twinning"] = typeof(TwinningAffair),
        ["damage-case"] = typeof(DamageAffair),
    };

    /// <summary>The affair after an event; none while nothing is known of it.</summary>
    public static Affair? After(Affair? affair, LedgerFact fact) => fact.Stream.Aggregate switch
    {
        "patrol" => PatrolAffair.After((PatrolAffair?)affair, fact),
        "contact" => ContactAffair.After((ContactAffair?)affair, fact.Data),
        "commitment" => CommitmentAffair.After((CommitmentAffair?)affair, fact.Data),
        "exchange-commitment" => CommitmentAffair.AfterExchange((CommitmentAffair?)affair, fact.Data),
        "minutes-correction" => CorrectionAffair.After((CorrectionAffair?)affair, fact),
        "deadlines" => DeadlinesAffair.After((DeadlinesAffair?)affair, fact),
        "sectors" => SectorsAffair.After((SectorsAffair?)affair, fact),
        "patrol-plan" => PlanAffair.After((PlanAffair?)affair, fact),
        "unit-register" => UnitRegisterAffair.After((UnitRegisterAffair?)affair, fact),
        "exchange" => ExchangeAffair.After((ExchangeAffair?)affair, fact),
        "twinning" => TwinningAffair.After((TwinningAffair?)affair, fact.Data),
        "damage-case" => DamageAffair.After((DamageAffair?)affair, fact),
        _ => affair,
    };

    /// <summary>The day of a moment as it was written down, with its own offset, so that all sides count it on the same day.</summary>
    protected static DateOnly Day(DateTimeOffset written) => DateOnly.FromDateTime(written.DateTime);
}
