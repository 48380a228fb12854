using System.Text.RegularExpressions;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Remarks;

/// <summary>What a remark must fulfil.</summary>
internal static partial class RemarkRules
{
    private const int MostFigures = 50;

    private const decimal GreatestFigure = 1_000_000_000_000;

    public static Faults Check(RemarkKind kind, RemarkSubject about, RemarkContent content)
    {
        var faults = new Faults();
        var named = new object?[] { about.PatrolId, about.Marker, about.Quarter }.Count(member => member is not null);
        faults.When(named != 1, "/about", "One of patrolId, marker and quarter is expected.");
        faults.When(
            named == 1 && (kind == RemarkKind.Figures) != about.Quarter is not null,
            "/about", "Figures are of a quarter; a risk or a note is about a patrol or a marker.");
        faults.When(about.Marker?.OffsetMetres is not null, "/about/marker", "A marker is expected, without an offset.");
        faults.When(about.Quarter is { } quarter && !QuarterForm().IsMatch(quarter), "/about/quarter", "A quarter is expected, such as 2026-Q1.");
        Content(faults, kind, content);
        return faults;
    }

    public static Faults Check(RemarkKind kind, RemarkContent content)
    {
        var faults = new Faults();
        Content(faults, kind, content);
        return faults;
    }

    private static void Content(Faults faults, RemarkKind kind, RemarkContent content)
    {
        faults.Text(content.Text, "/content/text", 4000);
        faults.When((kind == RemarkKind.Risk) != content.Risk is not null, "/content/risk", "A risk says how great it is, and nothing else does.");
        var figures = content.Figures ?? [];
        faults.When((kind == RemarkKind.Figures) == figures.IsEmpty, "/content/figures", "Figures are expected of figures, and of nothing else.");
        faults.Each(figures, "/content/figures", 0, MostFigures, (figure, place) =>
        {
            faults.Text(figure.Name, $"{place}/name", 200);
            faults.When(decimal.Abs(figure.Value) > GreatestFigure, $"{place}/value", $"A number from -{GreatestFigure} to {GreatestFigure} is expected.");
        });
        faults.When(
            figures.GroupBy(figure => figure.Name, StringComparer.OrdinalIgnoreCase).Any(name => name.Count() > 1), "/content/figures", "A name stands here twice.");
    }

    [GeneratedRegex(@"^[0-9]{4}-Q[1-4]\z", RegexOptions.CultureInvariant)]
    private static partial Regex QuarterForm();
}
