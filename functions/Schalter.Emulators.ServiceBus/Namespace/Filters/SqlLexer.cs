using System.Globalization;
using System.Text;

namespace Schalter.Emulators.ServiceBus.Namespace.Filters;

internal enum SqlTokenKind
{
    Word,
    QuotedName,
    Text,
    Number,
    Sign,
    End,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; quotes and their doubling are gone.</param>
/// <param name="Position">Of its first character, counted from 1.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Position)
{
    public bool Is(string keywordOrSign) => Kind is SqlTokenKind.Word or SqlTokenKind.Sign && Text.Equals(keywordOrSign, StringComparison.OrdinalIgnoreCase);

    public object Number() => Text.Contains('e', StringComparison.OrdinalIgnoreCase)
        ? double.Parse(Text, CultureInfo.InvariantCulture)
        : Text.Contains('.', StringComparison.Ordinal) || !long.TryParse(Text, CultureInfo.InvariantCulture, out var whole)
            ? decimal.Parse(Text, CultureInfo.InvariantCulture)
            : whole;
}

/// <summary>Cuts a filter into its words.</summary>
internal sealed class SqlLexer(string expression)
{
    private static readonly string[] Signs = ["<>", "!=", "<=", ">=", "=", "<", ">", "(", ")", ",", ".", "+", "-", "*", "/", "%"];

    private int at;

    public static BusFault Refuse(int position, string why) =>
        new(BusFaultKind.InvalidFilter, "", $"The SQL filter cannot be read at character {position}: {why}");

    public SqlToken Next()
    {
        while (at < expression.Length && char.IsWhiteSpace(expression[at]))
        {
            at++;
        }

        var start = at;
        if (at == expression.Length)
        {
            return new(SqlTokenKind.End, "the end", start + 1);
        }

        return expression[at] switch
        {
            '\'' => new(SqlTokenKind.Text, Quoted('\''), start + 1),
            '"' => new(SqlTokenKind.QuotedName, Quoted('"'), start + 1),
            '[' => new(SqlTokenKind.QuotedName, Quoted(']'), start + 1),
            var letter when char.IsLetter(letter) || letter == '_' => new(SqlTokenKind.Word, While(c => char.IsLetterOrDigit(c) || c == '_'), start + 1),
            var digit when char.IsAsciiDigit(digit) => new(SqlTokenKind.Number, Digits(), start + 1),
            '.' when at + 1 < expression.Length && char.IsAsciiDigit(expression[at + 1]) && !AfterName() =>
                new(SqlTokenKind.Number, Digits(), start + 1),
            _ => new(SqlTokenKind.Sign, Sign(), start + 1),
        };
    }

    private bool AfterName() => at > 0 && (char.IsLetterOrDigit(expression[at - 1]) || expression[at - 1] is '_' or ']' or '"');

    private string While(Func<char, bool> belongs)
    {
        var start = at;
        while (at < expression.Length && belongs(expression[at]))
        {
            at++;
        }

        return expression[start..at];
    }

    private string Digits()
    {
        var start = at;
        While(char.IsAsciiDigit);
        if (at < expression.Length && expression[at] == '.')
        {
            at++;
            While(char.IsAsciiDigit);
        }

        if (at < expression.Length && expression[at] is 'e' or 'E')
        {
            at++;
            at += at < expression.Length && expression[at] is '+' or '-' ? 1 : 0;
            if (While(char.IsAsciiDigit).Length == 0)
            {
                throw Refuse(start + 1, "a number is not complete.");
            }
        }

        var text = expression[start..at];
        return text.Count(char.IsAsciiDigit) <= 28 || text.Contains('e', StringComparison.OrdinalIgnoreCase)
            ? text
            : throw Refuse(start + 1, "a number has more than 28 digits.");
    }

    private string Quoted(char end)
    {
        var start = at++;
        var text = new StringBuilder();
        while (at < expression.Length)
        {
            var letter = expression[at++];
            if (letter != end)
            {
                text.Append(letter);
            }
            else if (at < expression.Length && expression[at] == end)
            {
                text.Append(expression[at++]);
            }
            else
            {
                return text.ToString();
            }
        }

        throw Refuse(start + 1, $"the closing {end} is missing.");
    }

    private string Sign()
    {
        var sign = Array.Find(Signs, sign => string.CompareOrdinal(expression, at, sign, 0, sign.Length) == 0)
            ?? throw Refuse(at + 1, $"'{expression[at]}' means nothing here.");
        at += sign.Length;
        return sign;
    }
}
