namespace BorderCoordination.Integration.Tests;

/// <summary>The activity of the year, as worked out by hand.</summary>
internal static partial class YearOnTheBorderNumbers
{
    /// <summary>
    /// Of the first patrol 18 people are the 10 of Viet Nam and the 8 of Laos; 608 was not reached, so it is partial. The patrol with China was
    /// moved from May to June, and broken off, so it has no kilometres. The one with Cambodia was not agreed on before July.
    /// </summary>
    private static (string[] MidYear, string[] End) ActivityByQuarter => (
        [
            "VN-CN 2027-Q2: patrolsPlanned 1, patrolsAborted 1, people 20, markersInspected 2, borderEvents 1",
            "VN-KH 2027-Q2: letters 1",
            "VN-LA 2027-Q1: patrolsPlanned 1, patrolsHeld 1, patrolsPartial 1, people 18, kilometres 7.4, markersInspected 3, residentsBriefed 12, erosion 1, damageReported 1",
            "VN-LA 2027-Q2: calls 1, markersRestored 1",
        ],
        [
            "VN-CN 2027-Q2: patrolsPlanned 1, patrolsAborted 1, people 20, markersInspected 2, borderEvents 1",
            "VN-KH 2027-Q2: letters 1",
            "VN-KH 2027-Q3: patrolsPlanned 1, patrolsCancelled 1",
            "VN-LA 2027-Q1: patrolsPlanned 1, patrolsHeld 1, patrolsPartial 1, people 18, kilometres 7.4, markersInspected 3, residentsBriefed 12, erosion 1, damageReported 1",
            "VN-LA 2027-Q2: calls 1, markersRestored 1",
            "VN-LA 2027-Q3: patrolsPlanned 1, patrolsHeld 1, people 20, kilometres 8.1, markersInspected 4, residentsBriefed 20, exchangesHeld 1",
            "VN-LA-KH 2027-Q4: exchangesHeld 1",
        ]);

    /// <summary>
    /// Only the posts of Viet Nam and Laos are in registers, and what both did counts for either province: 18 and 20 people, 7.4 and 8.1 km.
    /// </summary>
    private static (string[] MidYear, string[] End) ActivityByProvince => (
        [
            "VN-CN 2027: patrolsPlanned 1, patrolsAborted 1, people 20, markersInspected 2, borderEvents 1",
            "VN-KH 2027: letters 1",
            "VN-LA 2027 Quảng Trị: patrolsPlanned 1, patrolsHeld 1, patrolsPartial 1, people 18, kilometres 7.4, markersInspected 3, residentsBriefed 12, erosion 1, calls 1",
            "VN-LA 2027 Salavan: patrolsPlanned 1, patrolsHeld 1, patrolsPartial 1, people 18, kilometres 7.4, markersInspected 3, residentsBriefed 12, erosion 1, calls 1",
            "VN-LA 2027: damageReported 1, markersRestored 1",
        ],
        [
            "VN-CN 2027: patrolsPlanned 1, patrolsAborted 1, people 20, markersInspected 2, borderEvents 1",
            "VN-KH 2027: patrolsPlanned 1, patrolsCancelled 1, letters 1",
            "VN-LA 2027 Quảng Trị: patrolsPlanned 2, patrolsHeld 2, patrolsPartial 1, people 38, kilometres 15.5, markersInspected 7, residentsBriefed 32, erosion 1, calls 1",
            "VN-LA 2027 Salavan: patrolsPlanned 2, patrolsHeld 2, patrolsPartial 1, people 38, kilometres 15.5, markersInspected 7, residentsBriefed 32, erosion 1, calls 1",
            "VN-LA 2027: exchangesHeld 1, damageReported 1, markersRestored 1",
            "VN-LA-KH 2027: exchangesHeld 1",
        ]);
}
