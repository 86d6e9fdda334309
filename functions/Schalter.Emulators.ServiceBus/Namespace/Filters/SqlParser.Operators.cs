namespace Schalter.Emulators.ServiceBus.Namespace.Filters;

internal sealed partial class SqlParser
{
    /// <summary>What may be negated; null: it is something else.</summary>
    private SqlNode? List(SqlNode node)
    {
        var negated = Skip("NOT");
        if (Skip("IN"))
        {
            return Negated(negated, In(node));
        }

        if (Skip("LIKE"))
        {
            return Negated(negated, Like(node));
        }

        return negated ? throw Unexpected("IN or LIKE") : null;
    }

    private SqlNode Compared(SqlNode node, Func<object?, object?, bool?> compare)
    {
        Advance();
        var (left, right) = (Value(node), Value(Primary()));
        return SqlNode.Of(node.Position, message => compare(left(message), right(message)));
    }

    private SqlNode IsNull(SqlNode node)
    {
        Advance();
        var negated = Skip("NOT");
        Expect("NULL");
        var value = node.IsProperty ? Value(node) : throw SqlLexer.Refuse(node.Position, "only a property can be IS NULL.");
        return SqlNode.Of(node.Position, message => value(message) is null != negated);
    }

    private SqlNode In(SqlNode node)
    {
        var value = Value(node);
        List<Func<AcceptedMessage, object?>> list = [];
        Expect("(");
        do
        {
            list.Add(Value(Primary()));
        }
        while (Skip(","));
        Expect(")");
        return SqlNode.Of(node.Position, message => SqlLogic.In(value(message), list.Select(item => item(message))));
    }

    private SqlNode Like(SqlNode node)
    {
        var (value, pattern) = (Value(node), Value(Primary()));
        var escape = Skip("ESCAPE") ? Escape() : (char?)null;
        return SqlNode.Of(node.Position, message =>
            SqlLogic.Text(value(message)) is { } text && SqlLogic.Text(pattern(message)) is { } wanted ? SqlLike.Matches(text, wanted, escape) : null);
    }

    private char Escape()
    {
        var escape = token;
        return escape is { Kind: SqlTokenKind.Text, Text.Length: 1 } && Advance()
            ? escape.Text[0]
            : throw Unexpected("a text of one character");
    }

    private SqlNode Exists(int position)
    {
        Expect("(");
        var operand = token;
        var property = SqlOperand.Read(ref token, lexer) is { Exists: { } exists }
            ? exists
            : throw SqlLexer.Refuse(operand.Position, $"a property is expected, not '{operand.Text}'.");
        Expect(")");
        return SqlNode.Of(position, message => property(message));
    }
}
