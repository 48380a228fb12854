using System.Buffers;
using System.Text;

namespace BorderCoordination.Coordination.Tests;

public sealed class ServerSentEventsTests
{
    private readonly ArrayBufferWriter<byte> _written = new();

    [Fact]
    public void An_event_has_its_id_its_type_and_its_data_on_one_line()
    {
        ServerSentEvents.WriteEvent(_written, 12, "joint-patrols.patrol-agreed.v1", "{\r\n \"a\":\n1}"u8);

        Written.ShouldBe("id: 12\nevent: joint-patrols.patrol-agreed.v1\ndata: {   \"a\": 1}\n\n");
    }

    [Fact]
    public void A_heartbeat_has_an_id_and_nothing_to_dispatch()
    {
        ServerSentEvents.WriteHeartbeat(_written, 40);

        Written.ShouldBe(": heartbeat\nid: 40\n\n");
    }

    [Fact]
    public void The_reconnection_time_is_in_milliseconds()
    {
        ServerSentEvents.WriteRetry(_written, 2000);

        Written.ShouldBe("retry: 2000\n\n");
    }

    private string Written => Encoding.UTF8.GetString(_written.WrittenSpan);
}
