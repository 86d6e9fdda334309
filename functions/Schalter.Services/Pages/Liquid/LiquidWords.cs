using System.Globalization;

namespace Schalter.Services.Pages.Liquid;

/// <summary>Reads expressions and conditions from the words between braces.</summary>
internal sealed class LiquidWords(string text, IReadOnlyDictionary<string, LiquidFilter> filters)
{
    private readonly List<string> words = LiquidLexer.Words(text);
    private int at;

    private string? Next => at < words.Count ? words[at] : null;

    /// <summary>The next word, whatever it is.</summary>
    public string Take() => Next is { } word ? words[at++] : throw new LiquidException($"Something is missing: {text}");

    public void Expect(string word)
    {
        if (Take() != word)
        {
            throw new LiquidException($"{word} is missing: {text}");
        }
    }

    public bool Skip(string word)
    {
        var found = Next == word;
        at += found ? 1 : 0;
        return found;
    }

    /// <exception cref="LiquidException">Something is left over.</exception>
    public T End<T>(T read) => Next is null ? read : throw new LiquidException($"{Next} is too much: {text}");

    public LiquidExpression Condition()
    {
        var one = Value();
        if (Next is "==" or "!=" or ">" or "<" or ">=" or "<=")
        {
            one = new LiquidExpression.Compared(one, Take(), Value());
        }

        return Next is "and" or "or" ? new LiquidExpression.Joined(one, Take() == "and", Condition()) : one;
    }

    public LiquidExpression Filtered()
    {
        var value = Value();
        while (Skip("|"))
        {
            var name = Take();
            var filter = filters.TryGetValue(name, out var known) ? known : throw new LiquidException($"There is no filter {name}.");
            var (values, named) = Skip(":") ? Arguments() : ([], []);
            value = new LiquidExpression.Filtered(value, filter, values, named);
        }

        return value;
    }

    /// <summary>Values and <c>name: value</c> pairs, with commas between them.</summary>
    public (List<LiquidExpression> Values, List<(string Name, LiquidExpression Value)> Named) Arguments()
    {
        var (values, named) = (new List<LiquidExpression>(), new List<(string, LiquidExpression)>());
        do
        {
            if (at + 1 < words.Count && words[at + 1] == ":")
            {
                var name = Take();
                Expect(":");
                named.Add((name, Value()));
            }
            else
            {
                values.Add(Value());
            }
        }
        while (Skip(","));
        return (values, named);
    }

    public LiquidExpression Value()
    {
        var word = Take();
        if (word[0] is '\'' or '"')
        {
            return new LiquidExpression.Literal(word[1..^1]);
        }

        if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return new LiquidExpression.Literal(number);
        }

        return word switch
        {
            "true" => new LiquidExpression.Literal(true),
            "false" => new LiquidExpression.Literal(false),
            "nil" => new LiquidExpression.Literal(null),
            _ when char.IsLetter(word[0]) => new LiquidExpression.PathTo(word.Split('.')[0], word.Split('.')[1..]),
            _ => throw new LiquidException($"{word} is no value: {text}"),
        };
    }
}
