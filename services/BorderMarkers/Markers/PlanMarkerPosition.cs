using BorderCoordination.BorderMarkers.Campaigns;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Plans a marker position under a section's agreed programme.</summary>
public sealed record PlanMarkerPosition(BorderPair Pair, MarkerPlan Plan);

internal static class PlanMarkerPositionSlice
{
    public static void MapPlanMarkerPosition(this IEndpointRouteBuilder markers) => markers.MapCreation(
        "/", HandleAsync, nameof(PlanMarkerPosition), Roles.Officer, "Plans a marker position under the agreed programme of its section. A number exists once in a pair.")
        .Refuses(
            Pairs.Unknown, Pairs.Foreign, MarkerRejections.SectionNotInForce, MarkerRejections.CampaignNotAgreed, MarkerRejections.MainMarkerUnknown,
            MarkerRejections.NumberInUse);

    public static Decision<MarkerPositionEvent> Decide(
        PlanMarkerPosition command, MarkerPosition position, Party by, KnownSection? section, KnownCampaign? campaign, bool mainMarkerKnown, DateTimeOffset now)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Check(command.Plan, command.Pair, section, campaign, now);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.Status != MarkerStatus.Unknown ? Again(command, position)
            : section!.Status != SectionStatus.InForce ? MarkerRejections.SectionNotInForce
            : campaign is { Status: not CampaignStatus.Agreed } ? MarkerRejections.CampaignNotAgreed
            : command.Plan.Kind == MarkerKind.Auxiliary && !mainMarkerKnown ? MarkerRejections.MainMarkerUnknown
            : new MarkerPositionPlanned(MarkerPosition.IdOf(command.Pair, command.Plan.Number), command.Pair, by, command.Plan, campaign?.NotApplicable ?? []);
    }

    private static Decision<MarkerPositionEvent> Again(PlanMarkerPosition command, MarkerPosition position) =>
        position.Plan is { } plan && plan.SameAs(command.Plan) ? Decision<MarkerPositionEvent>.NoChange : MarkerRejections.NumberTaken(command.Plan.Number);

    private static async Task<IResult> HandleAsync(PlanMarkerPosition command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var positionId = MarkerPosition.IdOf(command.Pair, command.Plan.Number);
        var section = await database.FindSectionAsync(command.Plan.SectionId, cancellationToken);
        var campaign = await database.FindCampaignAsync(command.Plan.CampaignId, cancellationToken);
        var mainMarkerKnown = await database.KnowsMainMarkerAsync(command.Pair, command.Plan.Number, cancellationToken);
        return await context.CreateAsync(
            command.Pair,
            MarkerPosition.Stream(positionId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, section, campaign, mainMarkerKnown, context.Now),
            MarkerRejections.Unknown,
            $"/markers/{positionId}",
            cancellationToken);
    }
}
