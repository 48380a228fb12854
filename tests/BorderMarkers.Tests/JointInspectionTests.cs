using BorderCoordination.BorderMarkers.JointInspections;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class JointInspectionTests
{
    private static readonly JointInspectionConfirmed ConfirmedByLa = new(La, 1);

    [Fact]
    public void An_inspection_is_joint_when_every_party_has_given_its_word_on_the_same_list()
    {
        State(Inspection).Records(Inspected);
        InspectionOfSection.Decider.Given(Inspected).When(inspection => ConfirmJointInspectionSlice.Decide(new ConfirmJointInspection(1), inspection, La))
            .Records(ConfirmedByLa, new JointInspectionCompleted(1, Inspection, [Vn, La]));
        InspectionOfSection.Decider.Given(Inspected, new JointInspectionCorrected(La, 2, Inspection with { Record = "6" }))
            .When(inspection => ConfirmJointInspectionSlice.Decide(new ConfirmJointInspection(1), inspection, Vn)).RejectsWith("revision-superseded");
    }

    [Fact]
    public void A_completed_inspection_is_no_longer_corrected() =>
        InspectionOfSection.Decider.Given(Inspected, ConfirmedByLa, new JointInspectionCompleted(1, Inspection, [Vn, La]))
            .When(inspection => CorrectJointInspectionSlice.Decide(new CorrectJointInspection(Inspection with { Record = "6" }), inspection, La, InForce, Now))
            .RejectsWith(JointInspectionRejections.Completed);

    [Fact]
    public void The_list_names_each_marker_of_a_section_of_the_pair_once()
    {
        State(Inspection with { Markers = [Inspection.Markers[0], Inspection.Markers[0]], Record = "", InspectedAt = Now.AddDays(1) })
            .Faults("/inspection/markers", "/inspection/record", "/inspection/inspectedAt");
        State(Inspection with { Markers = [new InspectedMarker(MarkerRef.Parse("679+5"), MarkerCondition.Intact)] }).Faults("/inspection/markers/0/marker");
        State(Inspection with { Markers = [] }).Faults("/inspection/markers");
        State(Inspection, new KnownSection(VnCn, SectionStatus.InForce)).Faults("/inspection/sectionId");
    }

    [Fact]
    public void An_inspection_belongs_to_its_parties()
    {
        InspectionOfSection.Decider.Given()
            .When(inspection => StateJointInspectionSlice.Decide(new StateJointInspection(VnLa, Inspection), inspection, CaseId, Cn, InForce, Now)).RejectsWith("foreign-pair", RejectionKind.Forbidden);
        InspectionOfSection.Decider.Given(Inspected)
            .When(inspection => ConfirmJointInspectionSlice.Decide(new ConfirmJointInspection(1), inspection, Cn)).RejectsWith(JointInspectionRejections.Unknown);
        InspectionOfSection.Decider.Given(Inspected)
            .When(inspection => CorrectJointInspectionSlice.Decide(new CorrectJointInspection(Inspection), inspection, Cn, InForce, Now)).RejectsWith(JointInspectionRejections.Unknown);
        InspectionOfSection.Decider.Given(Inspected)
            .When(inspection => StateJointInspectionSlice.Decide(new StateJointInspection(VnLa, Inspection), inspection, CaseId, Vn, InForce, Now)).RejectsWith(JointInspectionRejections.Exists);
    }

    private static SpecDecision<JointInspectionEvent> State(JointInspection stated, KnownSection? section = null) =>
        InspectionOfSection.Decider.Given().When(inspection => StateJointInspectionSlice.Decide(new StateJointInspection(VnLa, stated), inspection, CaseId, Vn, section ?? InForce, Now));
}
