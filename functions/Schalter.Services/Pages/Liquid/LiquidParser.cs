namespace Schalter.Services.Pages.Liquid;

/// <summary>Builds a template from its pieces.</summary>
internal sealed class LiquidParser
{
    private readonly string name;
    private readonly IReadOnlyDictionary<string, LiquidFilter> filters;
    private readonly List<LiquidPiece> pieces;
    private readonly HashSet<string> renders = new(StringComparer.Ordinal);
    private int at;

    private LiquidParser(string name, string source, IReadOnlyDictionary<string, LiquidFilter> filters) =>
        (this.name, this.filters, pieces) = (name, filters, [.. LiquidLexer.Cut(name, source)]);

    /// <exception cref="LiquidException">Says the template and the line.</exception>
    public static LiquidTemplate Parse(string name, string source, IReadOnlyDictionary<string, LiquidFilter> filters)
    {
        var parser = new LiquidParser(name, source, filters);
        try
        {
            return new(parser.Until(out _), parser.renders);
        }
        catch (LiquidException wrong)
        {
            var piece = parser.pieces[Math.Clamp(parser.at - 1, 0, parser.pieces.Count - 1)];
            throw new LiquidException($"{name}, line {piece.Line}: {wrong.Message}", wrong);
        }
    }

    /// <summary>Everything up to one of these tags, which is taken too; without tags, up to the end.</summary>
    private List<LiquidNode> Until(out LiquidWords? end, params ReadOnlySpan<string> tags)
    {
        var nodes = new List<LiquidNode>();
        while (at < pieces.Count)
        {
            var piece = pieces[at++];
            var words = new LiquidWords(piece.Kind == LiquidPieceKind.Text ? string.Empty : piece.Text, filters);
            if (piece.Kind != LiquidPieceKind.Tag)
            {
                nodes.Add(piece.Kind == LiquidPieceKind.Text ? new LiquidNode.Text(piece.Text) : new LiquidNode.Output(words.End(words.Filtered())));
            }
            else if (words.Take() is var tag && tags.Contains(tag))
            {
                end = new(piece.Text, filters);
                return nodes;
            }
            else if (Tag(tag, words) is { } node)
            {
                nodes.Add(node);
            }
        }

        end = null;
        return tags.IsEmpty ? nodes : throw new LiquidException($"{tags[^1]} is missing.");
    }

    private LiquidNode? Tag(string tag, LiquidWords words) => tag switch
    {
        "if" => If(words.End(words.Condition())),
        "unless" => If(new LiquidExpression.Negated(words.End(words.Condition())), "endunless"),
        "case" => Case(words.End(words.Value())),
        "for" => For(words),
        "assign" => Assign(words),
        "render" => Render(words),
        "comment" => Comment(),
        _ => throw new LiquidException($"The tag {tag} is not known here."),
    };

    private LiquidNode.If If(LiquidExpression first, string last = "endif")
    {
        var branches = new List<(LiquidExpression, IReadOnlyList<LiquidNode>)>();
        LiquidExpression? when = first;
        while (when is not null)
        {
            var then = Until(out var end, "elsif", "else", last);
            branches.Add((when, then));
            when = end!.Take() switch
            {
                "elsif" => end.End(end.Condition()),
                "else" => new LiquidExpression.Literal(true),
                _ => null,
            };
        }

        return new(branches);
    }

    private LiquidNode.If Case(LiquidExpression value)
    {
        var branches = new List<(LiquidExpression, IReadOnlyList<LiquidNode>)>();
        Until(out var words, "when", "else", "endcase");
        for (var tag = words!.Take(); tag != "endcase"; tag = words!.Take())
        {
            var when = tag == "else" ? new LiquidExpression.Literal(true) : OneOf(value, words);
            branches.Add((when, Until(out words, "when", "else", "endcase")));
        }

        return new(branches);
    }

    private static LiquidExpression OneOf(LiquidExpression value, LiquidWords words)
    {
        LiquidExpression equal = new LiquidExpression.Compared(value, "==", words.Value());
        return words.Skip("or") || words.Skip(",") ? new LiquidExpression.Joined(equal, And: false, OneOf(value, words)) : words.End(equal);
    }

    private LiquidNode.For For(LiquidWords words)
    {
        var variable = words.Take();
        words.Expect("in");
        var list = words.End(words.Value());
        return new(variable, list, Until(out _, "endfor"));
    }

    private static LiquidNode.Assign Assign(LiquidWords words)
    {
        var variable = words.Take();
        words.Expect("=");
        return new(variable, words.End(words.Filtered()));
    }

    private LiquidNode.Include Render(LiquidWords words)
    {
        var template = words.Value() is LiquidExpression.Literal { Value: string found } ? found : throw new LiquidException("render takes a name.");
        renders.Add(template);
        return new(template, words.Skip(",") ? words.End(words.Arguments().Named) : words.End<List<(string, LiquidExpression)>>([]));
    }

    private LiquidNode? Comment()
    {
        Until(out _, "endcomment");
        return null;
    }
}
