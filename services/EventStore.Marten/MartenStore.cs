using BorderCoordination.Contracts;
using JasperFx;
using JasperFx.Events;
using JasperFx.OpenTelemetry;
using Marten;
using Npgsql;

namespace BorderCoordination.EventStore.Marten;

/// <summary>How Marten is set up: on our tables' shape, our names, our JSON, and without anything that works behind the seam's back.</summary>
internal static class MartenStore
{
    public static DocumentStore Open(NpgsqlDataSource dataSource) => DocumentStore.For(options =>
    {
        options.Connection(dataSource);
        options.Serializer(new ContractSerializer());

        // The seam creates the tables at the start, under its lock, and at no other time.
        options.AutoCreateSchemaObjects = AutoCreate.None;

        // In a transaction that is not its own, nothing may be tried again by itself.
        options.ConfigurePolly(_ => { });
        options.ConfigureWritePolly(_ => { });

        // The version is checked before a number is drawn, times come from us, and a refused append leaves no tombstone.
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        options.Events.MetadataConfig.CorrelationIdEnabled = true;
        options.Events.MetadataConfig.CausationIdEnabled = true;
        options.Events.MetadataConfig.HeadersEnabled = true;
        foreach (var type in EventCatalogue.All)
        {
            options.Events.MapEventType(type.Record, type.Name);
        }

        options.OpenTelemetry.TrackConnections = TrackLevel.Normal;
        options.OpenTelemetry.TrackEventCounters();
    });
}
