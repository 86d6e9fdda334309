namespace Schalter.Services.Submissions;

/// <summary>One line of text on its page; <paramref name="Y"/> is the baseline from the bottom of the page, in points.</summary>
internal sealed record SummaryLine(string Text, bool Bold, double Size, double X, double Y);

/// <summary>Puts headings and label/value rows on A4 pages, in points; knows nothing of PDF.</summary>
internal sealed class SummaryLayout
{
    public const double PageHeight = 842, Left = 71, Right = 538;
    public const double Bottom = 85;
    private const double Top = PageHeight - 71;
    private const double Gap = 14, LabelWidth = 150, ValueLeft = Left + LabelWidth + Gap, ValueWidth = Right - ValueLeft;
    private const double Spacing = 1.35, RowGap = 3.5;
    private const double TextSize = 9.5, HeadingSize = 12, TitleSize = 17;

    private double y = Top;

    public List<List<SummaryLine>> Pages { get; } = [[]];

    /// <summary>Whether some character had to be substituted.</summary>
    public bool Substituted { get; private set; }

    public void Title(string text)
    {
        Paragraph(text, bold: true, TitleSize);
        y -= HeadingSize;
    }

    /// <summary>Starts a section; never the last thing on a page.</summary>
    public void Heading(string text)
    {
        y -= HeadingSize;
        Reserve(((HeadingSize * 2) + (TextSize * 2)) * Spacing);
        Paragraph(text, bold: true, HeadingSize);
        y -= 2 * RowGap;
    }

    /// <summary>A label with its value beside it; an empty value is a dash, so that no label seems to belong to the next value.</summary>
    public void Row(string label, string value, bool bold = false)
    {
        var labels = Lines(label, bold: false, TextSize, LabelWidth);
        var values = Lines(value.Length == 0 ? "–" : value, bold, TextSize, ValueWidth);
        for (var i = 0; i < Math.Max(labels.Count, values.Count); i++)
        {
            NextLine(TextSize);
            Put(labels, i, bold: false, TextSize, Left);
            Put(values, i, bold, TextSize, ValueLeft);
        }

        y -= RowGap;
    }

    /// <summary>Text over the whole width.</summary>
    public void Paragraph(string text, bool bold = false, double size = TextSize)
    {
        var lines = Lines(text, bold, size, Right - Left);
        for (var i = 0; i < lines.Count; i++)
        {
            NextLine(size);
            Put(lines, i, bold, size, Left);
        }
    }

    private static SummaryFace Face(bool bold) => bold ? SummaryFace.Bold : SummaryFace.Regular;

    private List<string> Lines(string text, bool bold, double size, double width)
    {
        var face = Face(bold);
        var printable = SummaryText.Printable(text, face, out var substituted);
        Substituted |= substituted;
        return [.. SummaryText.Wrap(printable, width, part => face.Width(part, size))];
    }

    private void Put(List<string> lines, int index, bool bold, double size, double x)
    {
        if (index < lines.Count)
        {
            Pages[^1].Add(new(lines[index], bold, size, x, y));
        }
    }

    private void NextLine(double size)
    {
        Reserve(size * Spacing);
        y -= size * Spacing;
    }

    private void Reserve(double height)
    {
        if (y - height < Bottom)
        {
            Pages.Add([]);
            y = Top;
        }
    }
}
