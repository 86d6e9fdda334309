using System.Text.Encodings.Web;
using Schalter.Services.Pages.Liquid;

namespace Schalter.Services.Tests.Pages.Liquid;

public sealed class LiquidLibraryTests
{
    private static readonly Dictionary<string, LiquidFilter> Filters = new(StringComparer.Ordinal)
    {
        ["raw"] = (input, _, _) => new Markup((string)input!),
        ["join"] = (input, arguments, _) => $"{input}{arguments.Values[0]}{arguments.Named[0].Name}{arguments.Named[0].Value}",
    };

    [Theory]
    [InlineData("{{ text }}", "&lt;b&gt;")]
    [InlineData("{{ text | raw }}", "<b>")]
    [InlineData("{{ 'a' | join: 'b', c: 1 }}", "abc1")]
    [InlineData("{{ item.name }} {{ item.tags.size }}", "N 2")]
    [InlineData("{{ nothing }}|", "|")]
    [InlineData("a {%- if yes %} b {% endif -%} c", "a b c")]
    [InlineData("{% if no %}1{% elsif yes %}2{% else %}3{% endif %}", "2")]
    [InlineData("{% if no %}1{% else %}3{% endif %}", "3")]
    [InlineData("{% if no == false and two > 1 %}1{% endif %}", "1")]
    [InlineData("{% if no or two != 2 %}1{% endif %}", "")]
    [InlineData("{% unless nothing %}1{% endunless %}", "1")]
    [InlineData("{% case item.name %}{% when 'M' %}1{% when 'O' or 'N' %}2{% else %}3{% endcase %}", "2")]
    [InlineData("{% for tag in item.tags %}{{ forloop.index }}{{ tag }}{% unless forloop.last %},{% endunless %}{% endfor %}", "1x,2y")]
    [InlineData("{% assign a = 'q' %}{{ a }}{% comment %}{{ hidden }}{% endcomment %}", "q")]
    [InlineData("{% render 'part', inner: item.name %}", "[N]")]
    [InlineData("{ % }", "{ % }")]
    public void Template_Renders(string source, string expected) => Assert.Equal(expected, Render(source));

    [Theory]
    [InlineData("{{ missing }}", "no variable missing")]
    [InlineData("{{ item.missing }}", "has no missing")]
    [InlineData("{{ nothing.name }}", "has no name")]
    [InlineData("{{ item }}", "is no text")]
    [InlineData("{% render 'part' %}", "no variable inner")]
    [InlineData("{{ text | missing }}", "t, line 1: There is no filter missing")]
    [InlineData("\n\n{% missing %}", "t, line 3: The tag missing")]
    [InlineData("{% if yes %}", "endif is missing")]
    [InlineData("{{ text", "not closed")]
    [InlineData("{{ 'text }}", "not closed")]
    [InlineData("{{ text text }}", "too much")]
    [InlineData("{% render 'missing' %}", "no template missing")]
    public void Mistake_IsSaidAndNeverSkipped(string source, string expected) =>
        Assert.Contains(expected, Assert.Throws<LiquidException>(() => Render(source)).Message, StringComparison.Ordinal);

    [Fact]
    public void Recursion_SeesOnlyItsOwnArguments()
    {
        var library = new LiquidLibrary(
            [("t", "{{ node.name }}{% for child in node.children %}({% render 't', node: child %}){% endfor %}{{ node.name }}")], Filters, HtmlEncoder.Default);

        Assert.Equal("a(bb)(cc)a", library.Render("t", new(), ("node", new Node("a", [new("b", []), new("c", [])]))));
    }

    private static string Render(string source) => new LiquidLibrary([("t", source), ("part", "[{{ inner }}]")], Filters, HtmlEncoder.Default).Render(
        "t", new(), ("text", "<b>"), ("yes", true), ("no", false), ("two", 2), ("nothing", null), ("item", new Item("N", ["x", "y"])));

    private sealed record Item(string Name, IReadOnlyList<string> Tags);

    private sealed record Node(string Name, IReadOnlyList<Node> Children);
}
