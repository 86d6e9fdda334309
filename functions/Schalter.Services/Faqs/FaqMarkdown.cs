using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Schalter.Services.Content;
using Schalter.Services.Faqs.Reading;

namespace Schalter.Services.Faqs;

/// <summary>
/// Turns an answer into HTML. HTML in it stays text, links lead to web pages, mail addresses and our own pages only; what the office
/// checks each year, <c>{{check: 100 Euro}}</c>, is marked with an asterisk.
/// </summary>
public static partial class FaqMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();
    private static readonly MarkdownPipeline KeepingLines = new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().Build();
    private static readonly MarkdownPipeline Proving = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    /// <summary>The answer as HTML; its headings stand below that of the question.</summary>
    /// <param name="keepsLines">Whether lines end where they end in the source, as addresses do.</param>
    public static string Html(string markdown, bool keepsLines = false)
    {
        var pipeline = keepsLines ? KeepingLines : Pipeline;
        var document = Markdown.Parse(markdown, pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(heading.Level + 1, 6);
        }

        foreach (var link in document.Descendants<LinkInline>().Where(l => l.IsImage || !IsAllowed(l.Url)))
        {
            (link.IsImage, link.Url) = (false, "#");
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsAllowed(l.Url)))
        {
            link.Url = "#";
        }

        return Yearly().Replace(document.ToHtml(pipeline), "<span class=\"yearly\">$1*</span>");
    }

    /// <summary>Its first paragraph without markup: that is the answer in short.</summary>
    public static string Excerpt(string markdown)
    {
        var first = Markdown.Parse(markdown, Pipeline).FirstOrDefault();
        var html = first is null ? string.Empty : Markdown.ToHtml(markdown.Substring(first.Span.Start, first.Span.Length), Pipeline);
        return WebUtility.HtmlDecode(Tag().Replace(Yearly().Replace(html, "$1"), string.Empty)).Trim();
    }

    /// <summary>Whether values of it are checked each year.</summary>
    public static bool HasYearly(string markdown) => Yearly().IsMatch(markdown);

    /// <exception cref="ContentException">It has HTML, an image or a link that would not be shown.</exception>
    internal static void Prove(ContentFile file)
    {
        var head = FrontMatter.Read(file, "audience", "topics", "procedures", "sources", "validFrom", "validUntil", "reviewedOn", "of", "reviewed");
        foreach (var part in Markdown.Parse(head.Body, Proving).Descendants())
        {
            var mistake = part switch
            {
                HtmlBlock or HtmlInline => "HTML is not shown: write Markdown",
                LinkInline { IsImage: true } => "images are not shown",
                LinkInline link when !IsAllowed(link.Url) => $"a link may begin with https:, http:, mailto: or /, not so '{link.Url}'",
                AutolinkInline { IsEmail: false } link when !IsAllowed(link.Url) => $"a link may begin with https:, http:, mailto: or /, not so '{link.Url}'",
                _ => null,
            };
            if (mistake is not null)
            {
                throw head.Wrong(head.BodyLine + part.Line, mistake);
            }
        }
    }

    private static bool IsAllowed(string? address) => address is not null
        && (Uri.TryCreate(address, UriKind.Absolute, out var uri) && !address.StartsWith('/')
            ? uri.Scheme is "http" or "https" or "mailto"
            : !address.Contains(':', StringComparison.Ordinal) && !address.StartsWith("//", StringComparison.Ordinal));

    [GeneratedRegex(@"\{\{check: ([^{}]+)\}\}")]
    private static partial Regex Yearly();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
