using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class NamedGuidTests
{
    [Fact]
    public void The_test_vector_of_the_standard_comes_out() =>
        NamedGuid.Create(NamedGuid.Dns, "www.example.com").ShouldBe(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"));

    [Fact]
    public void The_same_key_always_comes_to_the_same_id() =>
        NamedGuid.Of("marker-position", "VN-CN", "1116").ShouldBe(NamedGuid.Of("marker-position", "VN-CN", "1116"));

    [Fact]
    public void Another_key_comes_to_another_id() =>
        NamedGuid.Of("marker-position", "VN-CN", "1116").ShouldNotBe(NamedGuid.Of("marker-position", "VN-LA", "1116"));

    [Fact]
    public void A_part_cannot_hold_the_separator() =>
        Should.Throw<ArgumentException>(() => NamedGuid.Of("section", "VN-LA|quang-nam"));
}
