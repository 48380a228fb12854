using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Sections;

/// <summary>Defines a section of the line and proposes its first baseline.</summary>
/// <param name="Code">Unique within the pair: lower-case letters, digits and hyphens, such as <c>quang-nam-sekong</c>.</param>
public sealed record DefineSection(BorderPair Pair, string Code, SectionDescription Description, SectionBaseline Baseline);

internal static class DefineSectionSlice
{
    public static void MapDefineSection(this IEndpointRouteBuilder sections) => sections.MapCreation(
        "/", HandleAsync, nameof(DefineSection), Roles.Officer, "Defines a section of the line with its first baseline; it is the defining party's word on revision 1.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, SectionRejections.Exists);

    public static Decision<SectionEvent> Decide(DefineSection command, Section section, Party by, KnownSection? greater, DateTimeOffset now)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Check(command.Code);
        faults.Check(command.Description, command.Pair, greater);
        faults.Check(command.Baseline, now);
        if (faults.ToImmutable() is { IsEmpty: false } found)
        {
            return SectionRejections.Invalid(found);
        }

        return section.Status switch
        {
            SectionStatus.Unknown => new SectionDefined(Section.IdOf(command.Pair, command.Code), command.Pair, by, command.Code, command.Description, command.Baseline),
            SectionStatus.Defined or SectionStatus.InForce =>
                command.Description.SameAs(section.Description) && command.Baseline.SameAs(section.Negotiation.Revisions[0].Terms)
                    ? Decision<SectionEvent>.NoChange
                    : SectionRejections.Exists,
        };
    }

    private static async Task<IResult> HandleAsync(DefineSection command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        // A code that is no code reaches the decider, which says so; it names no stream that could exist.
        var sectionId = command.Code.Contains('|', StringComparison.Ordinal) ? Guid.Empty : Section.IdOf(command.Pair, command.Code);
        var greater = await database.FindSectionAsync(command.Description.PartOf, cancellationToken);
        return await context.CreateAsync(
            command.Pair,
            Section.Stream(sectionId),
            Section.Decider,
            section => Decide(command, section, context.Party, greater, context.Now),
            SectionRejections.Unknown,
            $"/sections/{sectionId}",
            cancellationToken);
    }
}
