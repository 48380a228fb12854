using System.Collections.Immutable;

namespace BorderCoordination.ServiceDefaults.Security;

/// <summary>What a caller may do, by the <c>roles</c> claim of its token. Each is also the name of the policy that asks for it.</summary>
public static class Roles
{
    /// <summary>Proposes, runs and records for its party.</summary>
    public const string Officer = "officer";

    /// <summary>Confirms, signs and approves for its party.</summary>
    public const string Commander = "commander";

    /// <summary>Does what is the Joint Committee's.</summary>
    public const string Committee = "committee";

    /// <summary>Reads and subscribes for its party.</summary>
    public const string Reader = "reader";

    /// <summary>Administers a service; belongs to no party and sees no party's affairs.</summary>
    public const string Operator = "operator";

    /// <summary>Between the services: reads all events to complete the ledger.</summary>
    public const string Ledger = "ledger";

    /// <summary>The policy of whatever any member of a party may read: any of the four roles that belong to one.</summary>
    public const string Member = "member";

    /// <summary>The roles that belong to a party.</summary>
    public static ImmutableArray<string> OfParties { get; } = [Officer, Commander, Committee, Reader];
}
