using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>What the terms alone tell of the section; which markers stand in it is BorderMarkers' to know.</summary>
internal static class PatrolSection
{
    /// <summary>Whether a place can lie in the section: its main number is from one end's to the other's, in either direction.</summary>
    public static bool MayHold(this PatrolTerms terms, MarkerRef place) =>
        place.Main >= Math.Min(terms.From.Main, terms.To.Main) && place.Main <= Math.Max(terms.From.Main, terms.To.Main);

    /// <summary>The same terms in another window; the legs move with its start.</summary>
    public static PatrolTerms In(this PatrolTerms terms, PatrolWindow window)
    {
        var moved = window.StartsAt - terms.StartsAt;
        return terms with
        {
            StartsAt = window.StartsAt,
            EndsAt = window.EndsAt,
            Legs = terms.Legs is { } legs ? [.. legs.Select(leg => leg with { StartsAt = leg.StartsAt + moved, EndsAt = leg.EndsAt + moved })] : null,
        };
    }

    public static PatrolWindow Window(this PatrolTerms terms) => new(terms.StartsAt, terms.EndsAt);
}
