using System.Text;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.Coordination.Tests;

public sealed class ArrivalTests
{
    private static readonly Guid Stream = Envelope.Stream(1);

    [Fact]
    public void A_published_event_is_read_with_its_stream_version_and_exact_bytes()
    {
        var delivery = Envelope.Of(Stream, 1);

        var arrival = Arrival.Read(delivery);

        arrival.Stream.ShouldBe(new StreamName("patrol", Stream));
        arrival.Version.ShouldBe(1);
        arrival.Event.Id.ShouldBe(Envelope.IdOf(Stream, 1));
        arrival.Delivery.Body.ToArray().ShouldBe(delivery.Body.ToArray());
    }

    [Theory]
    [InlineData("no JSON at all")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_is_no_envelope_is_unreadable(string body) => ShouldBeUnreadable(body);

    [Theory]
    [InlineData("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\"")]
    [InlineData("urn:border-coordination:joint-patrols", "urn:elsewhere:joint-patrols")]
    [InlineData("urn:border-coordination:joint-patrols", "urn:border-coordination:border-markers")]
    [InlineData("\"sequence\":\"0000000002\"", "\"sequence\":\"two\"")]
    [InlineData("\"sequence\":\"0000000002\"", "\"sequence\":\"0000000000\"")]
    [InlineData("\"type\":\"joint-patrols.patrol-confirmed.v1\"", "\"type\":\"joint-patrols.patrol-confirmed\"")]
    [InlineData("\"subject\":\"patrol/", "\"subject\":\"/")]
    [InlineData("\"subject\":\"patrol/0", "\"subject\":\"patrol/1")]
    [InlineData("\"id\":", "\"position\":1,\"id\":")]
    [InlineData("\"revision\":1", "\"revision\":\"one\"")]
    [InlineData("\"by\":\"VN\",", "")]
    [InlineData("\"visibility\":\"shared\"", "\"visibility\":\"shared\",\"unit\":\"a\\u0000b\"")]
    public void An_envelope_that_cannot_be_recorded_is_unreadable(string part, string instead)
    {
        var body = Encoding.UTF8.GetString(Envelope.Of(Stream, 2).Body.Span);
        body.ShouldContain(part);

        ShouldBeUnreadable(body.Replace(part, instead, StringComparison.Ordinal));
    }

    [Fact]
    public void Members_that_this_build_does_not_know_do_no_harm()
    {
        var body = Encoding.UTF8.GetString(Envelope.Of(Stream, 2).Body.Span).Replace("\"revision\":1", "\"revision\":1,\"position\":\"\\\\u0000\"", StringComparison.Ordinal);

        Arrival.Read(new Delivery(Encoding.UTF8.GetBytes(body))).Version.ShouldBe(2);
    }

    [Theory]
    [InlineData("joint-patrols.patrol-confirmed.v2")]
    [InlineData("joint-patrols.patrol-forgotten.v1")]
    public void A_type_or_version_that_a_newer_build_may_know_is_not_unreadable(string type)
    {
        var envelope = Envelope.Event(Stream, 1) with { Type = type };

        Should.Throw<UnknownEventTypeException>(() => Arrival.Read(new Delivery(Envelopes.Write(envelope)))).Type.ShouldBe(type);
    }

    private static void ShouldBeUnreadable(string body) =>
        Should.Throw<UnreadableEnvelopeException>(() => Arrival.Read(new Delivery(Encoding.UTF8.GetBytes(body))));
}
