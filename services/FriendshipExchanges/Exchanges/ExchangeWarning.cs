using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Markers;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>What may be wrong with an item at a marker.</summary>
public enum ExchangeWarningKind
{
    /// <summary>The register does not have the marker in service; it is incomplete, so it may stand all the same.</summary>
    MarkerNotKnownInService,

    /// <summary>A damage case of the marker is open.</summary>
    MarkerDamaged,

    /// <summary>A party is to repaint the marker alone, and the register does not say whose it is.</summary>
    SideUnknown,
}

/// <summary>What may be wrong and is not refused.</summary>
/// <param name="Item">The item of the programme.</param>
/// <param name="CaseId">The damage case, as in BorderMarkers.</param>
public sealed record ExchangeWarning(ExchangeWarningKind Kind, string Item, MarkerRef Marker, Guid? CaseId = null)
{
    /// <summary>The warnings of an exchange that has not taken place.</summary>
    internal static IEnumerable<ExchangeWarning> Of(Exchange exchange, MarkerCatalogue markers) =>
        exchange.Status.WasHeld() || exchange.Status == ExchangeStatus.Cancelled
            ? []
            : exchange.Programme.Open.SelectMany(item => Of(item, exchange.Programme.Items[item], markers));

    /// <summary>What is certainly wrong: a marker that no longer marks the line, or another party's that a party would repaint alone.</summary>
    internal static Rejection? Refuse(ProgrammeItem content, MarkerCatalogue markers) => content.Marker is not { } marker ? null
        : markers.Find(marker) is { IsRetired: true } ? ExchangeRejections.MarkerRetired
        : content.IsRepaintedAlone() && markers.SideOf(marker) is { } side && side != content.Owner ? ExchangeRejections.MarkerOfAnother
        : null;

    private static IEnumerable<ExchangeWarning> Of(string item, ProgrammeItem content, MarkerCatalogue markers)
    {
        if (content.Marker is not { } marker)
        {
            yield break;
        }

        if (markers.Find(marker) is not { IsInService: true })
        {
            yield return new ExchangeWarning(ExchangeWarningKind.MarkerNotKnownInService, item, marker);
        }

        if (markers.DamageAt(marker) is { } damage)
        {
            yield return new ExchangeWarning(ExchangeWarningKind.MarkerDamaged, item, marker, damage.CaseId);
        }

        if (content.IsRepaintedAlone() && markers.SideOf(marker) is null)
        {
            yield return new ExchangeWarning(ExchangeWarningKind.SideUnknown, item, marker);
        }
    }
}

internal static class Repainting
{
    /// <summary>Whether the owner alone repaints a marker.</summary>
    public static bool IsRepaintedAlone(this ProgrammeItem content) => content is { Type: ProgrammeItemType.MarkerRepainting, Jointly: not true };
}
