using System.Text.RegularExpressions;
using Schalter.Services.Pages;

namespace Schalter.Services.Tests.Pages;

/// <summary>What can be said of the stylesheet without a browser.</summary>
public sealed partial class PageStyleTests
{
    /// <summary>Movement makes some people ill (WCAG 2.3.3): only who has not asked for less of it sees any.</summary>
    [Fact]
    public void NothingMoves_ForWhoHasAskedForLessMovement()
    {
        Assert.Matches(Movement(), PageStyle.Css);
        Assert.DoesNotMatch(Movement(), WhereThingsMayMove().Replace(PageStyle.Css, ""));
    }

    [GeneratedRegex(@"\b(transition|animation)(-[a-z]+)*\s*:|@keyframes|scroll-behavior\s*:\s*smooth")]
    private static partial Regex Movement();

    [GeneratedRegex(@"@media \(prefers-reduced-motion: no-preference\) \{(?>[^{}]+|(?<open>\{)|(?<-open>\}))*(?(open)(?!))\}")]
    private static partial Regex WhereThingsMayMove();
}
