using System.Buffers;
using System.Data.Common;
using System.Text.Json;
using BorderCoordination.Contracts;
using Marten;
using Npgsql;
using NpgsqlTypes;
using Weasel.Core;
using ISerializer = Marten.ISerializer;

namespace BorderCoordination.EventStore.Marten;

/// <summary>
/// Lets Marten write and read JSON with the one set of options of the contracts, untouched. Marten's own serializer changes the options that it is given
/// (names, enums, and texts that look like a time), so that what the built-in engine has written would be read differently.
/// </summary>
internal sealed class ContractSerializer : ISerializer
{
    public EnumStorage EnumStorage => EnumStorage.AsString;

    public Casing Casing => Casing.CamelCase;

    public ValueCasting ValueCasting => ValueCasting.Strict;

    public string ToJson(object? document) => JsonSerializer.Serialize(document, document?.GetType() ?? typeof(object), ContractJson.Options);

    public string ToCleanJson(object? document) => ToJson(document);

    public string ToJsonWithTypes(object document) => ToJson(document);

    public void WriteTo(IBufferWriter<byte> writer, object? value) => writer.Write(Bytes(value));

    public void WriteToCleanJson(IBufferWriter<byte> writer, object? value) => WriteTo(writer, value);

    public void WriteToJsonWithTypes(IBufferWriter<byte> writer, object value) => WriteTo(writer, value);

    public void WriteToParameter(NpgsqlParameter parameter, object? value)
    {
        parameter.NpgsqlDbType = NpgsqlDbType.Jsonb;
        parameter.Value = value is null ? DBNull.Value : Bytes(value);
    }

    public T FromJson<T>(Stream stream) => (T)FromJson(typeof(T), stream);

    public T FromJson<T>(DbDataReader reader, int index) => (T)FromJson(typeof(T), reader, index);

    public object FromJson(Type type, Stream stream) => Present(JsonSerializer.Deserialize(stream, type, ContractJson.Options));

    public object FromJson(Type type, DbDataReader reader, int index) =>
        Present(JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(index), type, ContractJson.Options));

    public async ValueTask<T> FromJsonAsync<T>(Stream stream, CancellationToken cancellationToken = default) =>
        (T)await FromJsonAsync(typeof(T), stream, cancellationToken);

    public ValueTask<T> FromJsonAsync<T>(DbDataReader reader, int index, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(FromJson<T>(reader, index));

    public async ValueTask<object> FromJsonAsync(Type type, Stream stream, CancellationToken cancellationToken = default) =>
        Present(await JsonSerializer.DeserializeAsync(stream, type, ContractJson.Options, cancellationToken));

    public ValueTask<object> FromJsonAsync(Type type, DbDataReader reader, int index, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(FromJson(type, reader, index));

    private static byte[] Bytes(object? value) => JsonSerializer.SerializeToUtf8Bytes(value, value?.GetType() ?? typeof(object), ContractJson.Options);

    private static object Present(object? value) => value ?? throw new JsonException("Where a value has to be stands null.");
}
