using System.Security.Cryptography;
using System.Text;
using BorderCoordination.Testing;

namespace BorderCoordination.Client.Tests;

public sealed class WebhookVerifierTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private const string Other = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_614_265_330);

    /// <summary>The example that the libraries of the standard are tested with.</summary>
    [Fact]
    public void The_example_of_the_standard_is_genuine() => Verifier(Secret)
        .Verify("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", """{"test": 2432232314}"""u8).ShouldBeTrue();

    [Fact]
    public void What_was_changed_on_the_way_is_not()
    {
        var signature = Sign(Secret, "id", "1614265330", "{}");
        Verifier(Secret).Verify("id", "1614265330", signature, "{}"u8).ShouldBeTrue();
        Verifier(Secret).Verify("id", "1614265330", signature, "{ }"u8).ShouldBeFalse();
        Verifier(Secret).Verify("other", "1614265330", signature, "{}"u8).ShouldBeFalse();
        Verifier(Secret).Verify("id", "1614265331", signature, "{}"u8).ShouldBeFalse();
        Verifier(Other).Verify("id", "1614265330", signature, "{}"u8).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, "1614265330", "v1,AA==")]
    [InlineData("id", null, "v1,AA==")]
    [InlineData("id", "soon", "v1,AA==")]
    [InlineData("id", "1614265330", null)]
    [InlineData("id", "1614265330", "")]
    [InlineData("id", "1614265330", "v1,%%%")]
    [InlineData("id", "1614265330", "v1a,AA==")]
    public void What_is_no_signature_is_refused(string? id, string? timestamp, string? signature) => Verifier(Secret).Verify(id, timestamp, signature, "{}"u8).ShouldBeFalse();

    [Fact]
    public void While_secrets_are_exchanged_either_holds()
    {
        var both = $"{Sign(Other, "id", "1614265330", "{}")} {Sign(Secret, "id", "1614265330", "{}")}";
        Verifier(Secret).Verify("id", "1614265330", both, "{}"u8).ShouldBeTrue();
        Verifier(Other, Secret).Verify("id", "1614265330", Sign(Secret, "id", "1614265330", "{}"), "{}"u8).ShouldBeTrue();
    }

    [Theory]
    [InlineData(-301)]
    [InlineData(301)]
    public void An_old_delivery_is_not_taken_again(int seconds)
    {
        var timestamp = $"{Now.ToUnixTimeSeconds() + seconds}";
        Verifier(Secret).Verify("id", timestamp, Sign(Secret, "id", timestamp, "{}"), "{}"u8).ShouldBeFalse();
    }

    private static WebhookVerifier Verifier(params string[] secrets) => new(secrets) { Clock = new TestClock(Now) };

    private static string Sign(string secret, string id, string timestamp, string body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[6..]), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")))}";
}
