namespace BorderCoordination.Client.Tests;

public sealed class CheckpointTests
{
    [Fact]
    public async Task A_checkpoint_outlives_the_process_that_wrote_it()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var token = TestContext.Current.CancellationToken;
        (await new FileCheckpointStore(folder).ReadAsync("reports", token)).ShouldBeNull();
        await new FileCheckpointStore(folder).WriteAsync("reports", "41", token);
        await new FileCheckpointStore(folder).WriteAsync("reports", "42", token);
        (await new FileCheckpointStore(folder).ReadAsync("reports", token)).ShouldBe("42");
        Directory.GetFiles(folder).ShouldHaveSingleItem();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Its_name_is_no_path() => await Should.ThrowAsync<ArgumentException>(
        () => new FileCheckpointStore("x").WriteAsync("../elsewhere", "1", TestContext.Current.CancellationToken));
}
