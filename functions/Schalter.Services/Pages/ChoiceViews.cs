using System.Globalization;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Describing;

namespace Schalter.Services.Pages;

/// <summary>What a question offers to choose from, in words.</summary>
internal sealed class ChoiceViews(Texts all, PageTexts texts, ConditionWords conditions)
{
    private readonly Dictionary<FieldType, IReadOnlyList<ChoiceView>> lists = [];

    /// <param name="mayDecline">Offers "no answer": a radio button once chosen cannot be unchosen.</param>
    public IReadOnlyList<ChoiceView> Of(FormField field, string id, int? item, IReadOnlyList<string> given, bool mayDecline)
    {
        if (field.Type is FieldType.Country or FieldType.Language)
        {
            return List(field.Type);
        }

        var offered = Offered(field).ToList();
        if (offered.Count > 0 && mayDecline)
        {
            offered.Add((string.Empty, texts.Find(field.Required ? "pages.form.not-applicable" : "pages.form.no-answer")));
        }

        return [.. offered.Select((c, i) => new ChoiceView(
            c.Value, c.Label, Hint(field, c.Value), ConditionJson.Text(field.ChoicesShownIf.GetValueOrDefault(c.Value), item),
            HtmlId(id, i), given.Contains(c.Value, StringComparer.Ordinal)))];
    }

    /// <summary>Long and the same for all questions of a page: made once. The lists shown say themselves what is selected.</summary>
    private IReadOnlyList<ChoiceView> List(FieldType type)
    {
        if (!lists.TryGetValue(type, out var list))
        {
            var codes = type == FieldType.Country ? CodeNames.Countries(all, texts.Language) : CodeNames.Languages(texts.Language);
            lists[type] = list =
                [.. codes.Select(c => new ChoiceView(c.Code, texts.Own(c.Name), null, null, string.Empty, Selected: false))];
        }

        return list;
    }

    private IEnumerable<(string Value, LocalizedText Label)> Offered(FormField field) => field.Type switch
    {
        FieldType.Choice or FieldType.MultiChoice => field.Choices.Select(c => (c, texts.Find($"{field.TextKey}.choice.{c}"))),
        FieldType.YesNo => ((string[])["true", "false"]).Select(v => (v, texts.Find($"blocks.yesNo.{v}"))),
        _ => [],
    };

    private LocalizedText? Hint(FormField field, string value) => field.ChoicesShownIf.TryGetValue(value, out var shownIf)
        ? texts.Find("pages.form.choice-only-if", ("condition", conditions.Say(shownIf)))
        : null;

    /// <summary>The first choice has the question's own id: that is where the error summary leads.</summary>
    internal static string HtmlId(string id, int index) => index == 0
        ? FieldView.HtmlIdOf(id)
        : string.Create(CultureInfo.InvariantCulture, $"{FieldView.HtmlIdOf(id)}-{index + 1}");
}
