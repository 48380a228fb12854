namespace BorderCoordination.Integration.Tests.Running;

/// <summary>Tests that take parts of a system of their own away: one after the other, since each starts a dozen processes.</summary>
[CollectionDefinition(nameof(Failures), DisableParallelization = true)]
public sealed class Failures;
