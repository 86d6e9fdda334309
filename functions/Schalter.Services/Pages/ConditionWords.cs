using Schalter.Services.Forms;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Pages;

/// <summary>
/// Says conditions in words. Without script a page shows every question, so each conditional one says when it is meant.
/// </summary>
internal sealed class ConditionWords(FormDefinition form, Texts all, PageTexts texts)
{
    public FormDefinition Form => form;

    public string Say(Condition condition) => condition switch
    {
        Condition.Is(var id, var values) => Is("is", id, values),
        Condition.Not(Condition.Is(var id, var values)) => Is("is-not", id, values),
        Condition.Answered(var id) => texts.Get("pages.condition.answered", ("field", Label(id))),
        Condition.Not(Condition.Answered(var id)) => texts.Get("pages.condition.not-answered", ("field", Label(id))),
        Condition.All(var of) => Join("and", of.Select(Say)),
        Condition.Any(var of) => Join("or", of.Select(Say)),
        Condition.Not(var of) => texts.Get("pages.condition.not", ("condition", Say(of))),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private string Is(string key, string id, IReadOnlyList<string> values)
    {
        var field = FormIndex.Of(form).Find(id);
        var words = field is null ? values : values.Select(v => AnswerFormat.Value(field, v, all, texts.Language));
        var quoted = words.Select(w => texts.Get("pages.condition.value", ("value", w)));
        return texts.Get($"pages.condition.{key}", ("field", Label(id)), ("values", Join("or", quoted)));
    }

    private string Label(string id) => FormIndex.Of(form).Find(id) is { } field ? texts.Get($"{field.TextKey}.label") : id;

    private string Join(string word, IEnumerable<string> parts) => string.Join($" {texts.Get($"pages.condition.{word}")} ", parts);
}
