namespace Schalter.Emulators.ServiceBus.Namespace.Filters;

/// <summary>Makes a filter's text a function; every sort of parenthesis counts against one limit of depth.</summary>
internal sealed partial class SqlParser
{
    private const int DeepestNesting = 32;

    private readonly SqlLexer lexer;
    private SqlToken token;
    private int depth;

    public SqlParser(string expression)
    {
        lexer = new(expression);
        token = lexer.Next();
    }

    /// <exception cref="BusFault">InvalidFilter.</exception>
    public Func<AcceptedMessage, bool?> Parse()
    {
        var condition = Condition(Or());
        return token.Kind == SqlTokenKind.End ? condition : throw Unexpected("AND, OR or the end");
    }

    private SqlNode Or()
    {
        var node = And();
        while (Skip("OR"))
        {
            var (left, right) = (Condition(node), Condition(And()));
            node = SqlNode.Of(node.Position, message => SqlLogic.Or(left(message), () => right(message)));
        }

        return node;
    }

    private SqlNode And()
    {
        var node = Not();
        while (Skip("AND"))
        {
            var (left, right) = (Condition(node), Condition(Not()));
            node = SqlNode.Of(node.Position, message => SqlLogic.And(left(message), () => right(message)));
        }

        return node;
    }

    private SqlNode Not()
    {
        var position = token.Position;
        if (!Skip("NOT"))
        {
            return Comparison();
        }

        var negated = Condition(Nested(Not));
        return SqlNode.Of(position, message => !negated(message));
    }

    private SqlNode Comparison()
    {
        var node = Primary();
        if (token.Is("IS"))
        {
            return IsNull(node);
        }

        if (SqlLogic.IsArithmetic(token))
        {
            throw Unexpected("a comparison");
        }

        return List(node)
            ?? (SqlLogic.Comparison(token) is { } compare ? Compared(node, compare) : node);
    }

    private SqlNode Primary()
    {
        var start = token;
        if (Skip("("))
        {
            var inner = Nested(Or);
            Expect(")");
            return inner;
        }

        if (start.Is("EXISTS"))
        {
            Advance();
            return Exists(start.Position);
        }

        return SqlOperand.Read(ref token, lexer) ?? throw Unexpected("a property or a value");
    }

    private SqlNode Nested(Func<SqlNode> read)
    {
        if (++depth > DeepestNesting)
        {
            throw SqlLexer.Refuse(token.Position, $"it is nested more than {DeepestNesting} times.");
        }

        var node = read();
        depth--;
        return node;
    }

    private static SqlNode Negated(bool negated, SqlNode node) =>
        negated ? SqlNode.Of(node.Position, message => !node.Condition!(message)) : node;

    private static Func<AcceptedMessage, bool?> Condition(SqlNode node) =>
        node.Condition ?? throw SqlLexer.Refuse(node.Position, "a condition is expected, not a value: compare it, as in x = true.");

    private static Func<AcceptedMessage, object?> Value(SqlNode node) =>
        node.Value ?? throw SqlLexer.Refuse(node.Position, "a value is expected, not a condition.");

    private BusFault Unexpected(string wanted) => SqlLogic.IsArithmetic(token)
        ? SqlLexer.Refuse(token.Position, $"arithmetic ('{token.Text}') is not offered here.")
        : SqlLexer.Refuse(token.Position, $"{wanted} is expected, not '{token.Text}'.");

    private bool Skip(string keywordOrSign) => token.Is(keywordOrSign) && Advance();

    private void Expect(string keywordOrSign)
    {
        if (!Skip(keywordOrSign))
        {
            throw Unexpected($"'{keywordOrSign}'");
        }
    }

    private bool Advance()
    {
        token = lexer.Next();
        return true;
    }
}
