using Schalter.Services.Forms;
using Schalter.Services.Forms.Wording;
using Schalter.Services.Pages.Liquid;

namespace Schalter.Services.Notifications.Letters;

/// <summary>
/// What templates of mails can say: <c>subject</c>, <c>text</c>, <c>fact</c>, <c>point</c>, <c>link</c>, each of which adds a
/// block to the letter and prints nothing; <c>words</c> are to be given to one of these. What is said comes from <c>texts/{language}/mails.json</c> by their key.
/// </summary>
internal static class LetterFilters
{
    public static Dictionary<string, LiquidFilter> All { get; } = new(StringComparer.Ordinal)
    {
        ["subject"] = static (key, values, scope) => Nothing(Draft(scope).Subject = Say(key, values, scope)),
        ["words"] = static (key, values, scope) => Say(key, values, scope),
        ["text"] = static (key, values, scope) => Add(scope, new LetterBlock.Paragraph(Say(key, values, scope))),
        ["fact"] = static (key, values, scope) => Add(scope, new LetterBlock.Fact(Say(key, values, scope), Value(values, 0, scope)!)),
        ["point"] = static (title, values, scope) => Add(
            scope, new LetterBlock.Point(Localized(title, scope)!, values.Values.Count == 0 ? null : Value(values, 0, scope))),
        ["link"] = static (key, values, scope) => AddLink(scope, Say(key, values, scope), Value(values, 0, scope)!.Value),
    };

    private static LetterDraft Draft(LiquidScope scope) => (LetterDraft)scope.Ambient;

    private static object? Add(LiquidScope scope, LetterBlock block)
    {
        Draft(scope).Add(block);
        return null;
    }

    /// <summary>With the key that the address carries: without script its page asks for it.</summary>
    private static object? AddLink(LiquidScope scope, LocalizedText label, string address)
    {
        Add(scope, new LetterBlock.Link(label, address));
        return LetterLinks.KeyIn(address) is { } key
            ? Add(scope, new LetterBlock.Fact(Draft(scope).Texts.Find("mails.access-key"), Draft(scope).Texts.Own(Isolates.Around(key, Draft(scope).Texts.Language))))
            : null;
    }

    private static object? Nothing(object? _) => null;

    /// <summary>The text of a key, its placeholders filled with the named arguments.</summary>
    /// <exception cref="LiquidException">There is no such text, or one of its placeholders gets no value.</exception>
    private static LocalizedText Say(object? key, LiquidArguments values, LiquidScope scope)
    {
        var (name, texts) = (LiquidValues.Text(key), Draft(scope).Texts);
        if (texts.Optional(name) is not { } text)
        {
            throw new LiquidException($"There is no German text {name}.");
        }

        var missing = Placeholders.Names(text.Value, out _).Except(values.Named.Select(v => v.Name)).FirstOrDefault();
        return missing is null
            ? texts.Find(name, [.. values.Named.Select(v => (v.Name, Localized(v.Value, scope)!.Value))])
            : throw new LiquidException($"The text {name} asks for {{{missing}}}, which its template does not give.");
    }

    private static LocalizedText? Value(LiquidArguments values, int at, LiquidScope scope) => at < values.Values.Count
        ? Localized(values.Values[at], scope)
        : throw new LiquidException("A value is missing.");

    private static LocalizedText? Localized(object? value, LiquidScope scope) =>
        value is null or LocalizedText ? (LocalizedText?)value : Draft(scope).Texts.Own(LiquidValues.Text(value));
}
