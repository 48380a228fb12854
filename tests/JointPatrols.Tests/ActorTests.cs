using System.Security.Claims;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class ActorTests
{
    [Fact]
    public void A_token_names_the_party_the_person_and_the_unit() =>
        Actor.Find(Of(("party", "VN"), ("sub", "vn-officer"), ("unit", "La Lay"))).ShouldBe(new Actor(Party.Parse("VN"), "La Lay", "vn-officer"));

    [Fact]
    public void A_token_of_two_parties_acts_for_neither() => Actor.Find(Of(("party", "VN"), ("party", "CN"), ("sub", "an-officer"))).ShouldBeNull();

    [Fact]
    public void A_token_of_two_people_is_nobodys() => Actor.Find(Of(("party", "VN"), ("sub", "one"), ("sub", "other"))).ShouldBeNull();

    [Theory]
    [InlineData("vn", "vn-officer")]
    [InlineData("", "vn-officer")]
    [InlineData("VN", "")]
    public void Without_a_party_or_a_person_nobody_acts(string party, string person) => Actor.Find(Of(("party", party), ("sub", person))).ShouldBeNull();

    [Fact]
    public void Without_an_actor_an_endpoint_of_a_party_is_a_mistake() => Should.Throw<InvalidOperationException>(() => Actor.Of(Of(("sub", "an-operator"))));

    private static ClaimsPrincipal Of(params (string Type, string Value)[] claims) => new(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value)), "test"));
}
