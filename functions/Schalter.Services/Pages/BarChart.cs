using System.Globalization;
using System.Net;
using System.Text;
using Schalter.Services.Pages.Liquid;

namespace Schalter.Services.Pages;

/// <param name="Values">Parts of the bar, one after the other.</param>
internal sealed record Bar(string Label, params long[] Values);

/// <summary>
/// Bars lying on their side, as inline SVG without script. Each says its numbers beside it, so that nothing hangs on colour; the table
/// below says the same to those who do not see it.
/// </summary>
internal static class BarChart
{
    private const int Width = 640;
    private const int LabelWidth = 210;
    private const int ValueWidth = 110;
    private const int RowHeight = 26;
    private const int BarHeight = 16;
    private const int LegendHeight = 26;

    /// <param name="title">What it shows, for those who do not see it.</param>
    /// <param name="parts">What the parts of a bar are.</param>
    public static Markup Of(string title, IReadOnlyList<string> parts, IReadOnlyList<Bar> bars)
    {
        var most = Math.Max(1, bars.Max(b => b.Values.Sum()));
        var height = LegendHeight + (bars.Count * RowHeight);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg class=\"chart\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{Text(title)}\">");
        foreach (var (index, part) in parts.Index())
        {
            var x = LabelWidth + (index * 150);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"part-{index}\" x=\"{x}\" y=\"4\" width=\"12\" height=\"12\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 18}\" y=\"15\">{Text(part)}</text>");
        }

        foreach (var (row, bar) in bars.Index())
        {
            Append(svg, bar, LegendHeight + (row * RowHeight), most);
        }

        return new(svg.Append("</svg>").ToString());
    }

    private static void Append(StringBuilder svg, Bar bar, int y, long most)
    {
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{LabelWidth - 8}\" y=\"{y + 13}\" text-anchor=\"end\">{Text(Short(bar.Label))}</text>");
        var x = (double)LabelWidth;
        foreach (var (index, value) in bar.Values.Index())
        {
            var width = value * (double)(Width - LabelWidth - ValueWidth) / most;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"part-{index}\" x=\"{x:0.#}\" y=\"{y}\" width=\"{width:0.#}\" height=\"{BarHeight}\"/>");
            x += width;
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 6:0.#}\" y=\"{y + 13}\">{string.Join(" + ", bar.Values)}</text>");
    }

    private static string Short(string label) => label.Length <= 28 ? label : $"{label[..27]}…";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
