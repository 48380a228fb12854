using System.Collections.Immutable;
using System.Net;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>Where a webhook posts to, and which events: of those that the party may see, those that pass every filter.</summary>
/// <param name="Url">An https address of the subscriber's, without user or fragment; http in Development only.</param>
/// <param name="Description">For people; 1 to 300 characters.</param>
/// <param name="Types">Only events of these types, by their names in the catalogue with the version; all when absent or empty.</param>
/// <param name="Services">Only events of these services.</param>
/// <param name="Pairs">Only events of these border pairs.</param>
/// <param name="Versions">These events in these versions, besides all others: <c>joint-patrols.patrol-team-declared.v1</c>.</param>
internal sealed record WebhookTerms(
    string Url, string? Description = null, ImmutableArray<string>? Types = null, ImmutableArray<string>? Services = null, ImmutableArray<string>? Pairs = null,
    ImmutableArray<string>? Versions = null)
{
    private const int LongestUrl = 2000;

    private const int LongestDescription = 300;

    private const int MostTypes = 200;

    private const int MostOthers = 10;

    /// <summary>The filters as they are kept.</summary>
    public IEnumerable<NpgsqlParameter> Filters() =>
        new[] { Types, Services, Pairs, Versions }.Select(values => Sql.Value<string[]>([.. values ?? []]));

    /// <summary>Checks everything at once.</summary>
    public Faults Check(Actor actor, TargetConnection target, bool isDevelopment)
    {
        var faults = new Faults();
        var url = Uri.TryCreate(Url, UriKind.Absolute, out var parsed) && Url.Length <= LongestUrl ? parsed : null;
        faults.When(
            url is null || !(url.Scheme == Uri.UriSchemeHttps || (isDevelopment && url.Scheme == Uri.UriSchemeHttp)) || url.UserInfo.Length > 0 || url.Fragment.Length > 0,
            "/url", $"An absolute https address of at most {LongestUrl} characters is expected, without user and fragment.");
        faults.When(
            url is not null && IPAddress.TryParse(url.DnsSafeHost, out var address) && !target.Allows(address), "/url", "Nothing is posted to this address.");
        faults.OptionalText(Description, "/description", LongestDescription);
        Each(Types, "/types", MostTypes, type => EventCatalogue.Find(type) is not null, "A name with its version of the event catalogue is expected.");
        Each(Versions, "/versions", MostTypes, type => EventCatalogue.Find(type) is not null, "A name with its version of the event catalogue is expected.");
        Each(Services, "/services", MostOthers, service => EventCatalogue.All.Any(type => type.Service == service), "A service that records events is expected.");
        Each(Pairs, "/pairs", MostOthers, actor.VisiblePairs().Contains, "A border pair in which your party takes part is expected.");
        return faults;

        void Each(ImmutableArray<string>? values, string pointer, int most, Func<string, bool> met, string otherwise) =>
            faults.Each(values ?? [], pointer, 0, most, (value, at) => faults.When(!met(value), at, otherwise));
    }
}
