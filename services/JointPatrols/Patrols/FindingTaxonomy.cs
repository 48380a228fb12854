using System.Collections.Immutable;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>The versions of the taxonomy of findings, the newest last.</summary>
/// <param name="Newest">The version that a finding is recorded under unless another is named.</param>
public sealed record FindingTaxonomies(int Newest, ImmutableArray<FindingTaxonomyVersion> Versions);

/// <summary>One version, whole; it never changes.</summary>
public sealed record FindingTaxonomyVersion(int Version, ImmutableArray<FindingTaxonomyKind> Kinds);

/// <summary>A kind of finding.</summary>
/// <param name="Kind">As it stands in a finding.</param>
/// <param name="Meaning">In words.</param>
/// <param name="SubKinds">What it may be more closely.</param>
public sealed record FindingTaxonomyKind(FindingKind Kind, string Meaning, ImmutableArray<FindingTaxonomySubKind> SubKinds);

/// <summary>A sub-kind of finding.</summary>
/// <param name="SubKind">As it stands in a finding.</param>
/// <param name="Meaning">In words.</param>
/// <param name="Deprecated">Whether nothing is recorded as this any more; what was can be read for ever.</param>
public sealed record FindingTaxonomySubKind(string SubKind, string Meaning, bool Deprecated = false);

/// <summary>
/// What findings are classified by. A finding names the version that it was recorded under, so a device that has an older one goes on working, and a
/// version is only ever added.
/// </summary>
internal static class FindingTaxonomy
{
    public static FindingTaxonomies All { get; } = new(2, [new(1, Kinds(1)), new(2, Kinds(2))]);

    public static int Newest => All.Newest;

    public static void MapFindingTaxonomies(this IEndpointRouteBuilder taxonomies) => taxonomies.MapQuery<FindingTaxonomies>(
        "/findings", () => TypedResults.Json(All), "GetFindingTaxonomies", "Every version of the taxonomy by which findings are classified.");

    /// <summary>Whether a finding is classified by a version that there is, in its words.</summary>
    public static void Check(Faults faults, RecordFinding command)
    {
        var version = All.Versions.FirstOrDefault(known => known.Version == (command.Taxonomy ?? Newest));
        faults.When(version is null, "/taxonomy", $"A version from 1 to {Newest} is expected.");
        if (version is not null && command.SubKind is { } named)
        {
            var words = version.Kinds.Single(known => known.Kind == command.Kind).SubKinds.Where(known => !known.Deprecated).Select(known => known.SubKind).ToArray();
            faults.When(!words.Contains(named), "/subKind", words is [] ? "This kind has no sub-kinds." : $"One of {string.Join(", ", words)} is expected.");
        }
    }

    private static ImmutableArray<FindingTaxonomyKind> Kinds(int version)
    {
        return
        [
            Kind(FindingKind.Erosion, "The ground gives way at the line.", new("riverbank", "A river takes its bank."), new("landslide", "A slope comes down.")),
            Kind(
                FindingKind.Construction, "Something is built at the line.",
                new("building", "A house or hut."), new("road", "A road or track."), new("embankment", "A bank or wall at a river."), new("fence", "A fence or barrier.")),
            Kind(FindingKind.Encroachment, "Land across the line is used.", new("cultivation", "Fields or plantations."), new("logging", "Felling of trees."), new("grazing", "Herds.")),
            Kind(FindingKind.Crossing, "People cross, or have crossed, elsewhere than at a gate.", new("trail", "A trail that is in use."), new("persons", "People who were met.")),
            Kind(FindingKind.Smuggling, "Goods are carried across.", new("goods", "Any goods."), new("drugs", "Narcotics."), new("arms", "Weapons or explosives.")),
            Kind(FindingKind.Other, "Whatever else."),
        ];

        FindingTaxonomyKind Kind(FindingKind kind, string meaning, params ImmutableArray<FindingTaxonomySubKind> sinceTwo) =>
            new(kind, meaning, version == 1 ? [] : sinceTwo);
    }
}
