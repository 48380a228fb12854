using System.Collections.Immutable;

namespace BorderCoordination.Contracts.BorderMarkers;

/// <summary>What kind of marker stands at a position.</summary>
public enum MarkerKind
{
    Main,
    Auxiliary,
    Stake,
    Special,

    /// <summary>Where three states meet.</summary>
    TriJunction,
}

/// <summary>Size or type, as the pair's protocols have it.</summary>
public enum MarkerSize
{
    Small,
    Medium,
    Large,

    /// <summary>Viet Nam–Cambodia: the largest, at international gates.</summary>
    A,

    /// <summary>Viet Nam–Cambodia: on dry ground.</summary>
    B,

    /// <summary>Viet Nam–Cambodia: as B with a raised base, on flooded ground.</summary>
    C,
}

/// <summary>What a marker is made of.</summary>
public enum MarkerMaterial
{
    Granite,
    ReinforcedConcrete,
    Concrete,
    Other,
}

/// <summary>One of the one to three physical markers that share a position's number.</summary>
/// <param name="Number">1, 2 or 3, as in brackets after the number; 1 for the only one. It does not tell on whose soil it stands.</param>
/// <param name="Territory">On whose territory it stands; absent where it stands on the line itself.</param>
/// <param name="Responsible">Who maintains it; absent only where a published record does not say.</param>
public sealed record MarkerMember(int Number, Party? Territory = null, Party? Responsible = null);

/// <summary>What is to be planted at a position.</summary>
/// <param name="SectionId">The section whose programme it belongs to.</param>
/// <param name="Number">The number, without member and offset.</param>
/// <param name="Kind">What kind of marker.</param>
/// <param name="Members">One to three, numbered from 1; each with the party responsible for it.</param>
/// <param name="Size">Size or type, where it is known.</param>
/// <param name="TargetDate">By when it is to stand.</param>
/// <param name="Source">Where this comes from, unless it is the party's own.</param>
/// <param name="CampaignId">The campaign that it is planted in, where it is in one.</param>
/// <param name="Unnumbered">True where the marker bears no number, as a tri-junction may; the register then knows it as 0.</param>
public sealed record MarkerPlan(
    Guid SectionId,
    MarkerRef Number,
    MarkerKind Kind,
    ImmutableArray<MarkerMember> Members,
    MarkerSize? Size = null,
    DateOnly? TargetDate = null,
    DataSource? Source = null,
    Guid? CampaignId = null,
    bool? Unnumbered = null);

/// <summary>The exact spot that a joint survey has found.</summary>
/// <param name="SurveyedOn">Day of the survey.</param>
/// <param name="Point">Where.</param>
/// <param name="MapSheet">Sheet of the agreed map: 1 to 100 characters.</param>
/// <param name="StretchKilometres">Length of the line that is demarcated with this position: 0 to 1,000. Progress in kilometres is the sum of these.</param>
/// <param name="TeamLeaders">Who led the team of each party.</param>
public sealed record SurveyedPoint(
    DateOnly SurveyedOn,
    GeodeticPoint Point,
    string? MapSheet = null,
    decimal? StretchKilometres = null,
    ImmutableArray<SurveyTeamLeader>? TeamLeaders = null);

/// <summary>Who led a party's team at the joint survey.</summary>
/// <param name="Name">Name and rank: 1 to 200 characters.</param>
public sealed record SurveyTeamLeader(Party Party, string Name);

/// <summary>What one party's own survey has found.</summary>
/// <param name="SurveyedOn">The day.</param>
/// <param name="AccessRoute">How the position is reached: 1 to 1,000 characters.</param>
public sealed record UnilateralSurvey(DateOnly SurveyedOn, string AccessRoute);

/// <summary>How the ground was cleared of mines.</summary>
/// <param name="ClearedOn">The day on which it was done.</param>
/// <param name="Record">The clearance certificate or record: 1 to 200 characters.</param>
/// <param name="AreaSquareMetres">How much was cleared: 1 to 10,000,000.</param>
public sealed record MineClearance(DateOnly ClearedOn, string Record, int? AreaSquareMetres = null);

/// <summary>A stake that shows a direction from the centre stake.</summary>
/// <param name="AzimuthDegrees">Clockwise from north: 0 to below 360.</param>
/// <param name="DistanceMetres">From the centre stake: above 0, to 1,000.</param>
public sealed record AzimuthStake(double AzimuthDegrees, double DistanceMetres);

/// <summary>How a position was staked out.</summary>
/// <param name="StakedOn">The day.</param>
/// <param name="Centre">Where the centre stake is.</param>
/// <param name="AzimuthStakes">The stakes around it; 1 to 12.</param>
/// <param name="DraftSketch">SHA-256 of the draft sketch's content, lower-case hexadecimal.</param>
public sealed record PositionStaking(DateOnly StakedOn, GeodeticPoint Centre, ImmutableArray<AzimuthStake> AzimuthStakes, string DraftSketch);

/// <summary>How a foundation was cast.</summary>
/// <param name="CastOn">The day.</param>
/// <param name="Photos">SHA-256 of each photo's content, lower-case hexadecimal; at most 20.</param>
public sealed record FoundationCasting(DateOnly CastOn, ImmutableArray<string> Photos);

/// <summary>How one marker was planted.</summary>
/// <param name="PlantedOn">The day.</param>
/// <param name="Material">What it is made of.</param>
/// <param name="Size">Size or type as built.</param>
/// <param name="Inscription">What is engraved: 1 to 500 characters.</param>
/// <param name="Photos">SHA-256 of each photo's content, lower-case hexadecimal; at most 20.</param>
public sealed record MarkerPlanting(
    DateOnly PlantedOn, MarkerMaterial Material, MarkerSize? Size = null, string? Inscription = null, ImmutableArray<string>? Photos = null);

/// <summary>One measurement of one marker.</summary>
/// <param name="MeasuredOn">The day.</param>
/// <param name="Point">The outcome; its frame is named.</param>
/// <param name="Instrument">With what: 1 to 200 characters.</param>
public sealed record MarkerMeasurement(DateOnly MeasuredOn, GeodeticPoint Point, string? Instrument = null);

/// <summary>A physical marker in the entry of an existing position.</summary>
/// <param name="Number">1, 2 or 3, as in brackets after the number; 1 for the only one.</param>
/// <param name="Territory">On whose territory it stands; absent where it stands on the line itself or the source does not say.</param>
/// <param name="Responsible">Who maintains it; absent where the source does not say.</param>
/// <param name="BuiltBy">Who planted it; absent where the source does not say.</param>
/// <param name="Point">Where it stands; absent where no coordinates are known.</param>
/// <param name="Elevation">Metres, where only that is known.</param>
public sealed record StandingMarker(
    int Number, Party? Territory = null, Party? Responsible = null, Party? BuiltBy = null, GeodeticPoint? Point = null, double? Elevation = null);

/// <summary>What the register holds of a position whose markers have stood since before it was kept here.</summary>
/// <param name="Number">The number, without member and offset.</param>
/// <param name="Kind">What kind of marker.</param>
/// <param name="Members">One to three, numbered from 1.</param>
/// <param name="Size">Size or type, where it is known.</param>
/// <param name="SectionId">The section that it lies in, where that is in the register.</param>
/// <param name="Place">Where, in words: 1 to 300 characters.</param>
/// <param name="StandsSince">Day of its planting, where it is known.</param>
/// <param name="StretchKilometres">Length of the line that is demarcated with this position, where it is known.</param>
/// <param name="Source">Where this comes from, unless it is the party's own.</param>
/// <param name="Unnumbered">True where the marker bears no number, as a tri-junction may; the register then knows it as 0.</param>
public sealed record RegisterEntry(
    MarkerRef Number,
    MarkerKind Kind,
    ImmutableArray<StandingMarker> Members,
    MarkerSize? Size = null,
    Guid? SectionId = null,
    string? Place = null,
    DateOnly? StandsSince = null,
    decimal? StretchKilometres = null,
    DataSource? Source = null,
    bool? Unnumbered = null);
