using System.Text;
using Schalter.Services.Forms.Wording;

namespace Schalter.Services.Pages;

/// <summary>Makes <c>bdi</c> elements of the isolates in texts: assistive software and people who copy handle them better.</summary>
internal static class IsolateMarkup
{
    /// <param name="encoded">HTML-encoded text. Isolates that are not closed are closed at the end; ends of nothing are dropped.</param>
    public static string Of(string encoded)
    {
        if (encoded.AsSpan().IndexOfAny(Isolates.LeftToRight, Isolates.FirstStrong, Isolates.End) < 0)
        {
            return encoded;
        }

        var html = new StringBuilder(encoded.Length + 64);
        var open = 0;
        foreach (var c in encoded)
        {
            html.Append(Element(c, ref open));
        }

        return html.Insert(html.Length, "</bdi>", open).ToString();
    }

    private static string Element(char c, ref int open)
    {
        switch (c)
        {
            case Isolates.LeftToRight:
                open++;
                return "<bdi dir=\"ltr\">";
            case Isolates.FirstStrong:
                open++;
                return "<bdi>";
            case Isolates.End when open == 0:
                return string.Empty;
            case Isolates.End:
                open--;
                return "</bdi>";
            default:
                return c.ToString();
        }
    }
}
