using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts.BorderMarkers;

namespace BorderCoordination.BorderMarkers.Progress;

/// <summary>Since which day a position (member 0) or one of its markers (1 to 3) has been at a stage.</summary>
/// <param name="Kilometres">Length of line that is demarcated with the position; at the position alone.</param>
internal sealed record PositionFact(ProgressStage Stage, int Member, DateOnly Since, decimal? Kilometres = null)
{
    /// <summary>What an event adds. Surveying and planting count from their own days; what is done here, from the day on which it is done.</summary>
    /// <param name="position">The state after all events of the decision.</param>
    public static IEnumerable<PositionFact> Of(object recorded, MarkerPosition position, DateOnly today) => recorded switch
    {
        MarkerPositionPlanned => Whole(position, ProgressStage.Planned, today),
        MarkerPositionJointlySurveyed surveyed => Whole(position, ProgressStage.Surveyed, surveyed.Point.SurveyedOn),
        MarkerPlanted planted => Planted(planted.Member, planted.Planting, position),
        MarkerPlantingCorrected corrected => Planted(corrected.Member, corrected.Planting, position),
        DossierCompleted => Whole(position, ProgressStage.Dossier, today),
        MarkerPositionAccepted => Whole(position, ProgressStage.Accepted, today),
        RegisterEntryAgreed { Entry.StandsSince: var since } =>
            new[] { ProgressStage.Planned, ProgressStage.Surveyed, ProgressStage.Planted, ProgressStage.Accepted }
                .SelectMany(stage => Whole(position, stage, since ?? today)),
        _ => [],
    };

    /// <summary>A marker counts when it stands, its position when all of its markers do.</summary>
    private static IEnumerable<PositionFact> Planted(int member, MarkerPlanting planting, MarkerPosition position)
    {
        yield return new PositionFact(ProgressStage.Planted, member, planting.PlantedOn);
        if (position.IsPlanted)
        {
            yield return new PositionFact(
                ProgressStage.Planted, 0, position.Members.Max(member => member.Planted!.Planting.PlantedOn), position.Survey!.Terms.StretchKilometres);
        }
    }

    private static IEnumerable<PositionFact> Whole(MarkerPosition position, ProgressStage stage, DateOnly since) =>
        position.Members.Select(member => new PositionFact(stage, member.Number, since))
            .Prepend(new PositionFact(stage, 0, since, position.Survey?.Terms.StretchKilometres ?? position.Entry?.Terms.StretchKilometres));
}
