using System.Text;

namespace BorderCoordination.Coordination.Tests;

public sealed class EnvelopeBytesTests
{
    [Theory]
    [InlineData("""{"id":"a","data":{"text":"Tuần\ntra"}}""", 7, """{"position":7,"id":"a","data":{"text":"Tuần\ntra"}}""")]
    [InlineData("  { \"id\" : 1 }\n", long.MaxValue, "{\"position\":9223372036854775807, \"id\" : 1 }\n")]
    public void A_position_is_put_in_and_every_other_byte_kept(string envelope, long position, string expected) =>
        Encoding.UTF8.GetString(EnvelopeBytes.WithPosition(Encoding.UTF8.GetBytes(envelope), position)).ShouldBe(expected);
}
