namespace Schalter.Emulators.ServiceBus.Namespace.Filters;

/// <summary>Reads properties and constants.</summary>
internal static class SqlOperand
{
    private static readonly string[] Reserved =
        ["AND", "OR", "NOT", "IN", "LIKE", "ESCAPE", "IS", "NULL", "EXISTS", "TRUE", "FALSE"];

    /// <summary>The operand that begins at the token, which then is the one behind it; null: there is none.</summary>
    public static SqlNode? Read(ref SqlToken token, SqlLexer lexer)
    {
        var start = token;
        if (start.Is("-") || start.Is("+"))
        {
            token = lexer.Next();
            return token.Kind == SqlTokenKind.Number ? Constant(start, Signed(Take(ref token, lexer), start.Is("-"))) : null;
        }

        if (start.Kind == SqlTokenKind.QuotedName || (start.Kind == SqlTokenKind.Word && !IsReserved(start)))
        {
            token = lexer.Next();
            return Property(start, ref token, lexer);
        }

        var value = Literal(start);
        if (value is null && !start.Is("NULL"))
        {
            return null;
        }

        token = lexer.Next();
        return Constant(start, value);
    }

    private static object? Literal(SqlToken token) => token switch
    {
        { Kind: SqlTokenKind.Text } => token.Text,
        { Kind: SqlTokenKind.Number } => token.Number(),
        _ when token.Is("TRUE") => true,
        _ when token.Is("FALSE") => false,
        _ => null,
    };

    private static bool IsReserved(SqlToken token) => Reserved.Contains(token.Text, StringComparer.OrdinalIgnoreCase);

    private static SqlToken Take(ref SqlToken token, SqlLexer lexer)
    {
        var taken = token;
        token = lexer.Next();
        return taken;
    }

    private static object Signed(SqlToken number, bool negative) => (number.Number(), negative) switch
    {
        (long whole, true) => -whole,
        (decimal value, true) => -value,
        (double value, true) => -value,
        (var value, _) => value,
    };

    private static SqlNode Constant(SqlToken start, object? value) => new(start.Position) { Value = _ => value };

    private static SqlNode Property(SqlToken first, ref SqlToken token, SqlLexer lexer)
    {
        if (token.Is("(") && first.Kind == SqlTokenKind.Word)
        {
            throw SqlLexer.Refuse(first.Position, $"the function '{first.Text}' is not offered here.");
        }

        if (!token.Is("."))
        {
            return User(first.Position, first.Text);
        }

        token = lexer.Next();
        var name = token.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName
            ? Take(ref token, lexer)
            : throw SqlLexer.Refuse(token.Position, $"a property's name is expected, not '{token.Text}'.");
        return first.Is("sys") ? Own(name)
            : first.Is("user") ? User(first.Position, name.Text)
            : throw SqlLexer.Refuse(first.Position, $"'{first.Text}.' is unknown; properties are sys. or user. ones.");
    }

    private static SqlNode User(int position, string name) => new(position)
    {
        Value = message => SqlProperties.User(message, name),
        Exists = message => message.Properties.ContainsKey(name),
    };

    private static SqlNode Own(SqlToken name)
    {
        var read = SqlProperties.System.GetValueOrDefault(name.Text)
            ?? throw SqlLexer.Refuse(name.Position, $"there is no system property '{name.Text}'.");
        return new(name.Position) { Value = read, Exists = message => read(message) is not null };
    }
}
