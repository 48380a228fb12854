using System.Collections.Immutable;

namespace BorderCoordination.Contracts.JointPatrols;

/// <summary>A fact of one internal remark. A remark is one party's own: no other party learns of it or of its events.</summary>
public abstract record RemarkEvent
{
    private protected RemarkEvent()
    {
    }
}

/// <summary>What kind of remark it is.</summary>
public enum RemarkKind
{
    /// <summary>A risk that the party sees.</summary>
    Risk,

    /// <summary>Whatever else it wants to remember.</summary>
    Note,

    /// <summary>The party's own figures of a quarter.</summary>
    Figures,
}

/// <summary>How great a risk is, in the eyes of the party.</summary>
public enum RiskLevel
{
    Low,
    Medium,
    High,
}

/// <summary>What a remark is about; one of these.</summary>
/// <param name="PatrolId">A patrol of the pair.</param>
/// <param name="Marker">A marker of the pair.</param>
/// <param name="Quarter">A quarter, such as <c>2026-Q1</c>; for figures.</param>
public sealed record RemarkSubject(Guid? PatrolId = null, MarkerRef? Marker = null, string? Quarter = null);

/// <summary>A figure of the party's own.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Value">How much.</param>
public sealed record OwnFigure(string Name, decimal Value);

/// <summary>What a remark says.</summary>
/// <param name="Text">In words.</param>
/// <param name="Risk">How great the risk is; there exactly for a risk.</param>
/// <param name="Figures">The figures; there exactly for figures.</param>
public sealed record RemarkContent(string Text, RiskLevel? Risk = null, ImmutableArray<OwnFigure>? Figures = null);

/// <summary>A party records an internal remark.</summary>
/// <param name="RemarkId">The remark, as in the subject.</param>
/// <param name="By">The party whose own it is.</param>
/// <param name="About">What it is about; that stays.</param>
public sealed record RemarkRecorded(Guid RemarkId, BorderPair Pair, Party By, RemarkKind Kind, RemarkSubject About, RemarkContent Content) : RemarkEvent;

/// <summary>The party amends what its remark says.</summary>
/// <param name="Revision">The new revision; 2 for the first amendment.</param>
/// <param name="Content">What it says now, whole.</param>
public sealed record RemarkAmended(int Revision, RemarkContent Content) : RemarkEvent;

/// <summary>The party withdraws its remark.</summary>
/// <param name="Reason">Why, for that party's own files.</param>
public sealed record RemarkWithdrawn(string? Reason = null) : RemarkEvent;
