using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Sections;

/// <summary>Where a section stands.</summary>
public enum SectionStatus
{
    Unknown,

    /// <summary>Defined by one party; its first baseline is not agreed.</summary>
    Defined,

    /// <summary>It has a baseline that every party has agreed to.</summary>
    InForce,
}

/// <summary>A baseline that every party has agreed to.</summary>
public sealed record AgreedBaseline(int Revision, SectionBaseline Baseline);

/// <summary>What the deciders need to know of a section.</summary>
public sealed record Section : IBorderAffair
{
    public const string Aggregate = "section";

    private Section()
    {
    }

    public static Decider<Section, SectionEvent> Decider { get; } = new(new Section(), Evolve);

    public SectionStatus Status { get; private init; }

    public BorderPair? Pair { get; private init; }

    public string Code { get; private init; } = "";

    public SectionDescription Description { get; private init; } = null!;

    /// <summary>The baseline on the table and who has given its word on it.</summary>
    public Negotiation<SectionBaseline> Negotiation { get; private init; } = null!;

    /// <summary>In the order of their days; each holds from its day to the next one's.</summary>
    public ImmutableArray<AgreedBaseline> Baselines { get; private init; } = [];

    /// <summary>In the order in which they were made.</summary>
    public ImmutableArray<SectionProgressReported> Statements { get; private init; } = [];

    public int Revision => Status == SectionStatus.Unknown ? 0 : Negotiation.Revision;

    public static StreamName Stream(Guid sectionId) => new(Aggregate, sectionId);

    /// <summary>One section for each pair and code.</summary>
    public static Guid IdOf(BorderPair pair, string code) => NamedGuid.Of(Aggregate, pair.Code, code);

    private static Section Evolve(Section section, SectionEvent recorded) => recorded switch
    {
        SectionDefined defined when section.Status == SectionStatus.Unknown => new Section
        {
            Status = SectionStatus.Defined,
            Pair = defined.Pair,
            Code = defined.Code,
            Description = defined.Description,
            Negotiation = Negotiation<SectionBaseline>.Open(defined.Pair.Parties, defined.By, defined.Baseline),
        },
        SectionBaselineProposed proposed when section.Status != SectionStatus.Unknown && proposed.Revision == section.Revision + 1 =>
            section with { Negotiation = section.Negotiation.Change(proposed.By, proposed.Baseline) },
        SectionBaselineConfirmed confirmed when section.Status != SectionStatus.Unknown =>
            section with { Negotiation = section.Negotiation.Confirm(confirmed.By, confirmed.Revision) },
        SectionBaselineAgreed agreed when section is { Status: not SectionStatus.Unknown, Negotiation.IsAgreed: true } => section with
        {
            Status = SectionStatus.InForce,
            Baselines = section.Baselines.Add(new AgreedBaseline(agreed.Revision, agreed.Baseline)),
        },
        SectionProgressReported reported when section.Status != SectionStatus.Unknown =>
            section with { Statements = section.Statements.Add(reported) },
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow on {section.Status}."),
    };
}
