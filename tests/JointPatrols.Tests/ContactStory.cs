using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>One contact of two parties, and one of three.</summary>
internal static class ContactStory
{
    public static readonly Guid ContactId = Guid.Parse("01970000-0000-7000-8000-000000000003");

    public static readonly BorderPair PairOfThree = BorderPair.Parse("VN-LA-KH");

    public static readonly ContactTerms Letter = new(
        ContactKind.Letter,
        Now.AddDays(-1),
        "Đồn Biên phòng La Lay",
        [new ContactUnit(LA, "ກອງຮ້ອຍ 511")],
        "Thông báo sạt lở gần mốc 608",
        "27/CV-ĐBP");

    public static readonly ContactTerms Talks = Letter with { Kind = ContactKind.Talks, ReferenceNumber = null, Interpreter = "Trung úy Lê C", PatrolId = Id };

    public static readonly ContactTerms OtherLetter = Letter with { ReferenceNumber = "28/CV-ĐBP" };

    public static readonly ContactTerms LetterToTwo = Letter with { Counterparts = [.. Letter.Counterparts, new ContactUnit(KH, "កងវរសេនាតូច ៥០១")] };

    public static ImmutableArray<ContactEvent> Recorded => [new ContactRecorded(ContactId, Pair, VN, Letter)];

    public static ImmutableArray<ContactEvent> Corrected => [.. Recorded, new ContactCorrected(VN, 2, OtherLetter)];

    public static ImmutableArray<ContactEvent> Acknowledged => [.. Recorded, new ContactAcknowledged(LA, 1, StatementKind.Joint)];

    public static ImmutableArray<ContactEvent> RecordedForThree => [new ContactRecorded(ContactId, PairOfThree, VN, LetterToTwo)];

    public static ImmutableArray<ContactEvent> AcknowledgedByOneOfTwo => [.. RecordedForThree, new ContactAcknowledged(LA, 1, StatementKind.OneSided)];
}
