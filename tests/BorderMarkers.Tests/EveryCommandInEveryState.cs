using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Campaigns;
using BorderCoordination.BorderMarkers.DamageCases;
using BorderCoordination.BorderMarkers.Imports;
using BorderCoordination.BorderMarkers.JointInspections;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.BorderMarkers.Tests.Samples;
using Damage = BorderCoordination.BorderMarkers.DamageCases.DamageCaseStatus;
using Marker = BorderCoordination.BorderMarkers.Markers.MarkerStatus;

namespace BorderCoordination.BorderMarkers.Tests;

/// <summary>
/// Walks along any commands, with two parties and with three, and asks every command at every step: nothing throws, no step is skipped,
/// no outsider gets anything recorded, and a repetition records nothing.
/// </summary>
public sealed class EveryCommandInEveryState
{
    private static readonly ImmutableHashSet<(SectionStatus, SectionStatus)> OfSections =
        [(SectionStatus.Unknown, SectionStatus.Defined), (SectionStatus.Defined, SectionStatus.InForce)];

    private static readonly ImmutableHashSet<(Marker, Marker)> OfMarkers =
    [
        (Marker.Unknown, Marker.Planned), (Marker.Planned, Marker.UnilaterallySurveyed), (Marker.UnilaterallySurveyed, Marker.MineCleared),
        (Marker.MineCleared, Marker.JointlySurveyed), (Marker.JointlySurveyed, Marker.Staked), (Marker.Staked, Marker.FoundationCast), (Marker.FoundationCast, Marker.Planted),
        (Marker.Planted, Marker.Measured), (Marker.Measured, Marker.DossierDrafted), (Marker.DossierDrafted, Marker.DossierSigned), (Marker.DossierSigned, Marker.Accepted),
        (Marker.Accepted, Marker.HandedOver), (Marker.HandedOver, Marker.InService),

        // Where the campaign leaves steps out.
        (Marker.Planned, Marker.JointlySurveyed), (Marker.JointlySurveyed, Marker.Planted),

        // Returned with remarks.
        (Marker.DossierDrafted, Marker.Measured), (Marker.DossierSigned, Marker.Measured),

        // Parked, and settled: where it was parked, or to be surveyed anew.
        (Marker.Planned, Marker.Disputed), (Marker.UnilaterallySurveyed, Marker.Disputed), (Marker.MineCleared, Marker.Disputed), (Marker.JointlySurveyed, Marker.Disputed),
        (Marker.Disputed, Marker.Planned), (Marker.Disputed, Marker.UnilaterallySurveyed), (Marker.Disputed, Marker.MineCleared), (Marker.Disputed, Marker.JointlySurveyed),

        (Marker.Unknown, Marker.Registered), (Marker.Registered, Marker.InService), (Marker.InService, Marker.Retired),
    ];

    private static readonly ImmutableHashSet<(CampaignStatus, CampaignStatus)> OfCampaigns =
        [(CampaignStatus.Unknown, CampaignStatus.Proposed), (CampaignStatus.Proposed, CampaignStatus.Agreed)];

    private static readonly ImmutableHashSet<(JointInspectionStatus, JointInspectionStatus)> OfInspections =
        [(JointInspectionStatus.Unknown, JointInspectionStatus.Stated), (JointInspectionStatus.Stated, JointInspectionStatus.Completed)];

    private static readonly ImmutableHashSet<(Damage, Damage)> OfDamageCases =
    [
        (Damage.Unknown, Damage.Reported), (Damage.Reported, Damage.OtherPartyNotified), (Damage.OtherPartyNotified, Damage.FactsConfirmed),
        (Damage.OtherPartyNotified, Damage.Monitoring), (Damage.OtherPartyNotified, Damage.Unfounded),
        (Damage.FactsConfirmed, Damage.OtherPartyNotified), (Damage.Monitoring, Damage.OtherPartyNotified), (Damage.RestorationNotified, Damage.OtherPartyNotified),
        (Damage.FactsConfirmed, Damage.RestorationNotified), (Damage.Monitoring, Damage.RestorationNotified), (Damage.RelocationDecided, Damage.RestorationNotified),
        (Damage.RestorationNotified, Damage.InRestoration), (Damage.InRestoration, Damage.Remeasured), (Damage.RecordDrafted, Damage.Remeasured),
        (Damage.FactsConfirmed, Damage.Unrecoverable), (Damage.Monitoring, Damage.Unrecoverable), (Damage.RestorationNotified, Damage.Unrecoverable),
        (Damage.InRestoration, Damage.Unrecoverable), (Damage.Unrecoverable, Damage.ReferredToJointCommittee), (Damage.ReferredToJointCommittee, Damage.RelocationDecided),
        (Damage.Monitoring, Damage.RecordDrafted), (Damage.Remeasured, Damage.RecordDrafted), (Damage.RecordDrafted, Damage.OtherPartyNotified),
        (Damage.RecordDrafted, Damage.Closed),
    ];

    private static readonly MarkerStatedUnrecoverable ToConfirm = new(La, 1, PlaceIsLost);

    public static TheoryData<string> Pairs => ["VN-LA", "VN-LA-KH"];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_section_only_goes_its_way(string pair) =>
        Walk(Section.Decider, CommandPool.OfSections(BorderPair.Parse(pair)), section => section.Status, OfSections);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_campaign_only_goes_its_way(string pair) =>
        Walk(Campaign.Decider, CommandPool.OfCampaigns(BorderPair.Parse(pair)), campaign => campaign.Status, OfCampaigns);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_joint_inspection_only_goes_its_way(string pair) =>
        Walk(InspectionOfSection.Decider, CommandPool.OfInspections(BorderPair.Parse(pair)), inspection => inspection.Status, OfInspections);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_marker_position_only_goes_its_way(string pair) =>
        Walk(MarkerPosition.Decider, CommandPool.OfMarkers(BorderPair.Parse(pair)), position => position.Status, OfMarkers);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_damage_case_only_goes_its_way(string pair) =>
        Walk(DamageCase.Decider, CommandPool.OfDamageCases(BorderPair.Parse(pair)), damage => damage.Status, OfDamageCases);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_import_only_goes_its_way(string pair) => Walk(
        RegisterImport.Decider,
        CommandPool.OfImports(BorderPair.Parse(pair)),
        import => import.Imported is null ? ImportState.Accepted : ImportState.Done,
        [(ImportState.Accepted, ImportState.Done)]);

    [Fact]
    public void Every_transition_of_a_section_is_made() =>
        Made(Section.Decider, CommandPool.OfSections(VnLa), section => section.Status, [[], [Defined]]).ShouldBe(OfSections, ignoreOrder: true);

    [Fact]
    public void Every_transition_of_a_campaign_is_made() =>
        Made(Campaign.Decider, CommandPool.OfCampaigns(VnLa), campaign => campaign.Status, [[], [Densifying]]).ShouldBe(OfCampaigns, ignoreOrder: true);

    [Fact]
    public void Every_transition_of_a_joint_inspection_is_made() => Made(
        InspectionOfSection.Decider, CommandPool.OfInspections(VnLa), inspection => inspection.Status, [[], [Inspected]]).ShouldBe(OfInspections, ignoreOrder: true);

    [Fact]
    public void Every_transition_of_a_marker_position_is_made() => Made(
        MarkerPosition.Decider,
        CommandPool.OfMarkers(VnLa),
        position => position.Status,
        [[], [.. Surveyed[..2]], Planted[..^1], Measured[..^1], Measured, DossierComplete[..^2], Accepted[..^2], [Registered with { Pair = VnLa }],
            [PlannedInFull], [.. Cleared[..2]], [.. Cleared, SurveyedInFull[3]], [.. Staked[..^2]], [.. Founded[..^1]], MeasuredInFull[..^1], [.. Founded, new MarkerPlanted(1, Vn, Planting)], DossierComplete, HandedOver,
            [.. Cleared[..2], Disputed, new DisputeSettlementProposed(Vn, 1, Settlement)], [.. SurveyedInFull, Disputed, new DisputeSettlementProposed(Vn, 1, Settlement)],
            [Planned, Disputed, new DisputeSettlementProposed(Vn, 1, Settlement)], [.. Surveyed, Disputed, new DisputeSettlementProposed(Vn, 1, Settlement)],
            [.. Surveyed, Disputed, new DisputeSettlementProposed(Vn, 1, Settlement with { SurveyAnew = false })],
            [.. Accepted, new MarkerHandedOver(MarkerRef.Parse("679(1)"), Vn, "Đồn", new DateOnly(2026, 4, 30))],
            [Registered with { Pair = VnLa }, new RegisterEntryConfirmed(La, 1), new RegisterEntryAgreed(1, Entry, [Vn, La]), new RetirementProposed(Vn, 1, Retirement)]]).ShouldBe(OfMarkers, ignoreOrder: true);

    [Fact]
    public void Every_transition_of_a_damage_case_is_made() => Made(
        DamageCase.Decider,
        CommandPool.OfDamageCases(VnLa),
        damage => damage.Status,
        [
            [], [Reported], FactsOnTable, [Reported, Notified, new DamageFactsStated(Vn, 1, NothingThere)], FactsConfirmed, [.. FactsConfirmed, ToConfirm],
            Threatened[..^3], Threatened, [.. Threatened, ToConfirm], [.. Threatened, new DamageRecordDrafted(La, 1, Texts)],
            Announced, [.. Announced, WitnessNamed], [.. Announced, ToConfirm], Begun, [.. Begun, ToConfirm], Remeasured, RecordOnTable, ClosedCase[..^2],
            Unrecoverable, Referred, Relocated[..^2], Relocated,
        ]).ShouldBe(OfDamageCases, ignoreOrder: true);

    private static IEnumerable<(TStatus, TStatus)> Made<TState, TEvent, TStatus>(
        Decider<TState, TEvent> decider, ImmutableArray<Asked<TState, TEvent>> commands, Func<TState, TStatus> status, ImmutableArray<ImmutableArray<TEvent>> chapters)
        where TStatus : struct, Enum =>
        chapters.Select(chapter => decider.Fold(chapter))
            .SelectMany(state => commands.Select(asked => Ask(decider, asked, state, status)).OfType<TState>().Select(after => (status(state), status(after))))
            .Where(step => !step.Item1.Equals(step.Item2))
            .Distinct();

    private static void Walk<TState, TEvent, TStatus>(
        Decider<TState, TEvent> decider, ImmutableArray<Asked<TState, TEvent>> commands, Func<TState, TStatus> status, ImmutableHashSet<(TStatus, TStatus)> allowed)
        where TStatus : struct, Enum
    {
        var steps = Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), 40);
        Prop.ForAll(steps.ToArbitrary(), choices =>
        {
            var state = decider.Initial;
            foreach (var choice in choices)
            {
                // Only what is recorded leads on, and every other step takes the next status where there is one: so a walk comes to the end of its way.
                var next = commands.Select(asked => Ask(decider, asked, state, status)).OfType<TState>().ToArray();
                var onward = next.Where(after => !status(after).Equals(status(state))).ToArray();
                foreach (var after in onward.Select(status))
                {
                    allowed.ShouldContain((status(state), after));
                }

                var ways = choice % 2 == 0 && onward.Length > 0 ? onward : next;
                state = ways.Length == 0 ? state : ways[choice / 2 % ways.Length];
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    /// <summary>The state after a command; none where it records nothing.</summary>
    private static TState? Ask<TState, TEvent, TStatus>(Decider<TState, TEvent> decider, Asked<TState, TEvent> asked, TState state, Func<TState, TStatus> status)
        where TStatus : struct, Enum
    {
        switch (asked.Decide(state))
        {
            case Decision<TEvent>.Rejected { Rejection: var rejection }:
                (rejection.Kind == RejectionKind.Invalid).ShouldBe(!rejection.Faults.IsEmpty, asked.Name);
                return default;
            case Decision<TEvent>.Accepted { Events: [] }:
                return default;
            case Decision<TEvent>.Accepted { Events: var events }:
                asked.By.ShouldNotBe(Cn, asked.Name);
                var after = events.Aggregate(state, decider.Evolve);

                // What opens a case makes a new one each time; its repetition is the idempotency key's and the open case's.
                if (typeof(TState) != typeof(DamageCase) || !status(state).Equals(default(TStatus)))
                {
                    asked.Decide(after).ShouldBeOfType<Decision<TEvent>.Accepted>(asked.Name).Events.ShouldBeEmpty(asked.Name);
                }

                return after;
            default:
                throw new InvalidOperationException();
        }
    }
}
