using System.Reflection;
using BorderCoordination.BorderMarkers.Campaigns;
using BorderCoordination.BorderMarkers.DamageCases;
using BorderCoordination.BorderMarkers.Deadlines;
using BorderCoordination.BorderMarkers.Features;
using BorderCoordination.BorderMarkers.Imports;
using BorderCoordination.BorderMarkers.JointInspections;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Progress;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.BorderMarkers.Tolerances;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.FriendshipExchanges.Releases;
using BorderCoordination.FriendshipExchanges.Twinnings;
using BorderCoordination.JointPatrols.Boards;
using BorderCoordination.JointPatrols.Commitments;
using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.JointPatrols.Corrections;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.JointPatrols.Drafts;
using BorderCoordination.JointPatrols.Line;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.JointPatrols.Plans;
using BorderCoordination.JointPatrols.Records;
using BorderCoordination.JointPatrols.Remarks;
using BorderCoordination.JointPatrols.Sectors;
using BorderCoordination.JointPatrols.Units;
using BorderCoordination.ServiceDefaults.Attachments;
using BorderCoordination.ServiceDefaults.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BorderCoordination.Architecture.Tests;

/// <summary>What an operation says that it can give is what its code can come to: no more and no less.</summary>
public sealed class DeclaredProblemTests
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] Services = [typeof(PatrolsModule).Assembly, typeof(SectionsModule).Assembly, typeof(ExchangesModule).Assembly];

    private static readonly Dictionary<string, Endpoint> Operations = Map();

    /// <summary>The problems of every operation, query or command, which the mapping functions declare.</summary>
    private static readonly HashSet<ProblemType> OfNoAffair = [.. typeof(ProblemTypes).GetProperties().Select(property => (ProblemType)property.GetValue(null)!)];

    /// <summary>The refusals that constraints of the tables stand for; no code leads to them.</summary>
    private static readonly HashSet<ProblemType> OfTables = [.. Services.SelectMany(service => service.GetTypes()).Where(type => type.IsClass).SelectMany(GuardsOf)];

    /// <summary>What these refuse of a single entry is told in the list that they answer with, and is no problem of the whole.</summary>
    private static readonly HashSet<string> OfManyEntries = ["border-markers StartImport", "border-markers ConfirmImport"];

    public static TheoryData<string> EveryOperation { get; } = [.. Operations.Keys];

    [Theory]
    [MemberData(nameof(EveryOperation))]
    public void An_operation_declares_the_problems_that_it_can_give_and_no_others(string name)
    {
        var declared = Declared(Operations[name]).ToHashSet();
        var reached = Reached(Operations[name]).ToHashSet();
        reached.Where(_ => !OfManyEntries.Contains(name)).Except(declared).ShouldBeEmpty("It can give these and does not declare them.");
        declared.Except(reached).Except(OfNoAffair).Except(OfTables).ShouldBeEmpty("It declares these and cannot give them.");
    }

    [Fact]
    public void Every_refusal_is_declared_somewhere() => Services.SelectMany(service => service.GetTypes()).SelectMany(type => type.GetProperties(Everything))
        .Select(property => TypeOf(property.GetMethod!)).OfType<ProblemType>()
        .Except(Operations.Values.SelectMany(Declared)).ShouldBeEmpty();

    /// <summary>Only so are all refusals found: a method that varies the details begins with the property.</summary>
    [Fact]
    public void A_refusal_is_made_where_a_property_begins_and_nowhere_else()
    {
        var makers = Services.Append(typeof(Problems).Assembly).Append(typeof(Rejection).Assembly).SelectMany(assembly => assembly.GetTypes())
            .Where(type => type != typeof(Rejection))
            .SelectMany(type => type.GetMethods(Everything).AsEnumerable<MethodBase>().Concat(type.GetConstructors(Everything)))
            .Where(method => CallGraph.CallsOf(method).Any(call => call.DeclaringType == typeof(Rejection) && call.Name is ".ctor" or "set_Kind" or "set_Code"))
            .ToArray();
        makers.Length.ShouldBeGreaterThan(5);
        makers.Where(method => method.Name is not (".cctor" or "Conflict")).Select(method => $"{method.DeclaringType}.{method.Name}").ShouldBeEmpty();
    }

    private static IEnumerable<ProblemType> Declared(Endpoint operation) =>
        operation.Metadata.OfType<PossibleProblems>().SelectMany(possible => possible.Types);

    /// <summary>By the handler's code; what is being created, from nothing that is there, is not missing.</summary>
    private static IEnumerable<ProblemType> Reached(Endpoint operation)
    {
        var creates = operation is RouteEndpoint { RoutePattern.Parameters.Count: 0 } && operation.Metadata.OfType<IProducesResponseTypeMetadata>().Any(response => response.StatusCode == StatusCodes.Status201Created);
        return CallGraph.From(operation.Metadata.GetRequiredMetadata<MethodInfo>()).Select(TypeOf).OfType<ProblemType>()
            .Where(type => !creates || type.Status != StatusCodes.Status404NotFound);
    }

    /// <summary>The problem that a property stands for; none for any other method.</summary>
    private static ProblemType? TypeOf(MethodBase method) =>
        method is not MethodInfo { IsStatic: true, IsSpecialName: true } getter || getter.GetParameters().Length > 0 ? null
        : getter.ReturnType == typeof(Rejection) ? ProblemType.Of((Rejection)getter.Invoke(null, null)!)
        : getter.ReturnType == typeof(ProblemType) ? (ProblemType)getter.Invoke(null, null)!
        : null;

    private static IEnumerable<ProblemType> GuardsOf(Type type) =>
        from model in type.GetInterfaces()
        where model.IsGenericType && model.GetGenericTypeDefinition() == typeof(IReadModel<>)
        let guards = model.GetProperty(nameof(IReadModel<>.Guards))!.GetValue(Activator.CreateInstance(type))
        from refusal in ((IReadOnlyDictionary<string, Rejection>)guards).Values
        select ProblemType.Of(refusal);

    private static Dictionary<string, Endpoint> Map() => new[]
    {
        Map("joint-patrols", routes =>
        {
            routes.MapDeadlines();
            routes.MapSectors();
            routes.MapBoards();
            routes.MapLine();
            routes.MapPatrols();
            routes.MapPlans();
            routes.MapCommitments();
            routes.MapContacts();
            routes.MapCorrections();
            routes.MapRecords();
            routes.MapUnits();
            routes.MapDrafts();
            routes.MapRemarks();
        }),
        Map("border-markers", routes =>
        {
            routes.MapSections();
            routes.MapCampaigns();
            routes.MapTolerances();
            routes.MapDamageDeadlines();
            routes.MapMarkers();
            routes.MapJointInspections();
            routes.MapDamageCases();
            routes.MapProgress();
            routes.MapFeatures();
            routes.MapImports();
        }),
        Map("friendship-exchanges", routes =>
        {
            routes.MapExchanges();
        routes.MapReleases();
            routes.MapTwinnings();
            routes.MapAttachments();
            FriendshipExchanges.Commitments.CommitmentsModule.MapCommitments(routes);
        }),
    }.SelectMany(mapped => mapped).ToDictionary();

    /// <summary>The operations of one service, by its name and theirs.</summary>
    private static IEnumerable<KeyValuePair<string, Endpoint>> Map(string service, Action<IEndpointRouteBuilder> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IEventStore>(_ => throw new InvalidOperationException("Nothing runs here."));
        builder.Services.AddSingleton<NpgsqlDataSource>(_ => throw new InvalidOperationException("Nothing runs here."));
        IEndpointRouteBuilder routes = builder.Build();
        map(routes);
        return routes.DataSources.SelectMany(source => source.Endpoints)
            .Select(endpoint => KeyValuePair.Create($"{service} {endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName}", endpoint));
    }
}
