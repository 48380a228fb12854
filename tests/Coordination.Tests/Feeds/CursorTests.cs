using Microsoft.AspNetCore.Http;

namespace BorderCoordination.Coordination.Tests;

public sealed class CursorTests
{
    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("0", 0)]
    [InlineData("12", 12)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void A_position_is_read(string? text, long expected) => Cursor.Read("after", text).ShouldBe(expected);

    [Theory]
    [InlineData("-1")]
    [InlineData("9223372036854775808")]
    public void A_number_that_can_be_no_position_comes_out_as_none(string text) => Cursor.Read("after", text).ShouldBeNull();

    [Theory]
    [InlineData("-")]
    [InlineData("one")]
    [InlineData("1.5")]
    [InlineData(" 1")]
    [InlineData("+1")]
    [InlineData("٣")]
    public void What_is_no_number_is_refused_by_the_parameters_name(string text) =>
        Should.Throw<BadHttpRequestException>(() => Cursor.Read("after", text)).Message.ShouldStartWith("after: ");

    [Theory]
    [InlineData("0")]
    [InlineData("501")]
    [InlineData("-1")]
    [InlineData("many")]
    public void A_number_outside_its_limits_is_refused(string text) =>
        Should.Throw<BadHttpRequestException>(() => Cursor.Number("limit", text, 50, 1, 500)).Message.ShouldBe("limit: a number from 1 to 500 is expected.");
}
