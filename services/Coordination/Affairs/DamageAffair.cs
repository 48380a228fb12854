using System.Collections.Immutable;
using System.Text.Json.Serialization;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;

namespace BorderCoordination.Coordination;

/// <summary>Where the works at a marker stand.</summary>
public enum WorksStatus
{
    /// <summary>Nothing is announced.</summary>
    None,

    /// <summary>The responsible party has told the others when it will begin.</summary>
    Announced,

    UnderWay,

    /// <summary>The marker stands again and has been measured.</summary>
    Done,

    /// <summary>What was announced does not take place.</summary>
    Dropped,
}

/// <summary>A damage case, as far as the works at the marker go.</summary>
/// <param name="ReportedOn">The day on which it was reported.</param>
internal sealed record DamageAffair(MarkerRef Marker, DateOnly ReportedOn) : Affair
{
    public WorksStatus Works { get; init; }

    /// <summary>The last notice of the responsible party.</summary>
    public RestorationNotified? Notice { get; init; }

    /// <summary>The parties that have named a witness in answer to it.</summary>
    public ImmutableArray<Party> Witnesses { get; init; } = [];

    /// <summary>The day on which the marker stood again.</summary>
    public DateOnly? RestoredOn { get; init; }

    public bool IsClosed { get; init; }

    [JsonIgnore]
    public override bool IsOpen => !IsClosed;

    [JsonIgnore]
    public override (DateOnly First, DateOnly Last)? Days
    {
        get
        {
            DateOnly[] days = [ReportedOn, .. Notice is { } notice ? [notice.Plan.StartsOn, notice.Plan.EndsOn] : Array.Empty<DateOnly>(), RestoredOn ?? ReportedOn];
            return (days.Min(), days.Max());
        }
    }

    public static DamageAffair? After(DamageAffair? damage, LedgerFact fact) => (damage, fact.Data) switch
    {
        (_, DamageReported reported) => new DamageAffair(reported.Marker, Day(reported.Finding.FoundAt)),
        (null, _) => null,
        (_, RestorationNotified notified) => damage with { Works = WorksStatus.Announced, Notice = notified, Witnesses = [] },
        (_, RestorationWitnessNamed named) => damage with { Witnesses = [.. damage.Witnesses.Remove(named.By), named.By] },
        (_, RestorationBegun) => damage with { Works = WorksStatus.UnderWay },
        (_, MarkerRestored restored) => damage with { Works = WorksStatus.Done, RestoredOn = restored.Restoration.RestoredOn },
        (_, MarkerUnrecoverable) => damage with { Works = damage.Notice is null ? WorksStatus.None : WorksStatus.Dropped },
        (_, DamageCaseClosed) => damage with
        {
            IsClosed = true,
            Works = damage.Works is WorksStatus.Announced or WorksStatus.UnderWay ? WorksStatus.Dropped : damage.Works,
        },
        _ => damage,
    };

    /// <summary>The parties that have been told of the works and have not named a witness.</summary>
    public ImmutableArray<Party> WitnessesWanted(BorderPair pair) =>
        Notice is { } notice && Works is WorksStatus.Announced or WorksStatus.UnderWay ? [.. pair.Parties.Where(party => party != Notice!.By).Except(Witnesses)] : [];
}
