using System.Text.Json.Serialization;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>A letter, a call, talks or a meeting.</summary>
internal sealed record ContactAffair(Party By, ContactTerms Terms, StatementKind Statement) : Affair
{
    [JsonIgnore]
    public override bool IsOpen => false;

    [JsonIgnore]
    public override (DateOnly First, DateOnly Last)? Days => (Day(Terms.At), Day(Terms.At));

    public static ContactAffair? After(ContactAffair? contact, object recorded) => (contact, recorded) switch
    {
        (_, ContactRecorded stated) => new ContactAffair(stated.By, stated.Terms, StatementKind.OneSided),
        (not null, ContactCorrected corrected) => contact with { Terms = corrected.Terms },
        (not null, ContactAcknowledged acknowledged) => contact with { Statement = acknowledged.Statement },
        _ => contact,
    };
}
