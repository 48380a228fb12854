using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers;

/// <summary>Lists that are ordered as the line runs: by a text of plain ASCII that sorts that way.</summary>
internal static class Places
{
    /// <summary>The place of the last item that the caller has; before all others at the start.</summary>
    /// <exception cref="BadHttpRequestException">The cursor is of another list.</exception>
    public static string AfterPlace(this PageRequest page) =>
        page.After is null ? ""
        : page.After.All(letter => letter is >= ' ' and <= '~') ? page.After
        : throw new BadHttpRequestException("cursor: it is not one that this list has given.");
}
