using System.Globalization;
using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>Makes views of a form's questions in one language, with the answers typed so far.</summary>
internal sealed class FieldViews(Texts all, PageTexts texts, Answers answers, ErrorBook errors, ConditionWords conditions)
{
    private const int UnaskedEntries = 3;
    private const int MostRadios = 7;
    private const string PrivacyNotice = "blocks.declarations.privacyNoticeRead";
    private readonly ChoiceViews choices = new(all, texts, conditions);

    /// <param name="item">Entry of the repeated group that the fields stand in.</param>
    /// <param name="certain">Whether nothing around the fields can lift their duty.</param>
    public IReadOnlyList<FieldView> Of(IReadOnlyList<FormField> fields, int? item, bool certain) =>
        [.. fields.Select(f => Of(f, Conditions.At(f.Id, item), item, certain && f.ShownIf is null))];

    private FieldView Of(FormField field, string id, int? item, bool certain)
    {
        var control = Control(field);
        var isGroup = control is "group" or "entries";
        var required = certain && field.Required;
        // the control must be known to the error book before its members, so that the summary has the order of the page
        var wrong = errors.At(id);
        return new(
            id, control, texts.Find($"{field.TextKey}.label"), Hints(field), wrong,
            Starred: field.Required && !isGroup, Required: required && !isGroup, Inputs.For(field, conditions.Form, answers),
            control == "select" ? Selects(field, id) : answers.All(id),
            choices.Of(field, id, item, answers.All(id), mayDecline: control == "radios" && !required),
            control == "group" ? Of(field.Fields, item, required) : [],
            control == "entries" ? Entries(field) : [])
        { Check = CheckView.Of(field, item, texts), IsPrivacy = field.TextKey == PrivacyNotice, Room = Room(field, control) };
    }

    private RoomView? Room(FormField field, string control) => control switch
    {
        "entries" => new(Number(MostEntries(field)), EntryTitle(field, "{number}", further: true)),
        "select" when MostSelects(field) > 1 => new(Number(MostSelects(field)), null),
        _ => null,
    };

    private static string Control(FormField field) => field.Type switch
    {
        FieldType.LongText => "textarea",
        FieldType.Choice => field.Choices.Count > MostRadios ? "select" : "radios",
        FieldType.YesNo => "radios",
        FieldType.Country or FieldType.Language => "select",
        FieldType.MultiChoice => "checkboxes",
        FieldType.Declaration => "checkbox",
        FieldType.Group => "group",
        FieldType.RepeatedGroup => "entries",
        _ => "text",
    };

    private List<LocalizedText> Hints(FormField field)
    {
        var shownIf = field.ShownIf is { } shown ? texts.Find("pages.form.only-if", ("condition", conditions.Say(shown))) : null;
        var requiredIf = field.RequiredIf is { } duty ? texts.Find("pages.form.required-if", ("condition", conditions.Say(duty))) : null;
        IEnumerable<LocalizedText?> hints = [shownIf, texts.Optional($"{field.TextKey}.hint"), Format(field), requiredIf];
        return [.. hints.OfType<LocalizedText>()];
    }

    private LocalizedText? Format(FormField field) => field.Type switch
    {
        FieldType.Date => texts.Find("pages.form.date-hint"),
        FieldType.PartialDate when texts.Optional($"{field.TextKey}.hint") is null => texts.Find("pages.form.partial-date-hint"),
        FieldType.PartialDate => texts.Find("pages.form.date-hint"),
        FieldType.MultiChoice => texts.Find("pages.form.several-hint"),
        FieldType.LongText when texts.Optional($"{field.TextKey}.hint") is null && field.Limits.MaxLength is { } max =>
            texts.Find("pages.form.length-hint", ("max", max.ToString("#,0", texts.Culture))),
        FieldType.Group or FieldType.RepeatedGroup when !field.Required && field.Fields.Any(f => f.Required) =>
            texts.Find("pages.form.optional-group"),
        _ => null,
    };

    /// <summary>One list per country or language that may be named, as lists of several values are hard to use.</summary>
    private IReadOnlyList<string> Selects(FormField field, string id)
    {
        var given = answers.All(id);
        var most = MostSelects(field);
        var lists = Math.Clamp(given.Count + 1, Math.Min(UnaskedEntries, most), most);
        return [.. given.Concat(Enumerable.Repeat(string.Empty, lists)).Take(lists)];
    }

    private static int MostSelects(FormField field) => field.TakesMany ? Math.Max(field.Limits.MaxItems ?? UnaskedEntries, 1) : 1;

    private static int MostEntries(FormField group) => group.Limits.MaxItems ?? AnswerLimits.MaxEntries;

    private IReadOnlyList<EntryView> Entries(FormField group)
    {
        var max = MostEntries(group);
        var given = Given(group.Id, max);
        var count = Math.Min(max, Math.Max(given + 1, UnaskedEntries));
        var open = Math.Max(group.Limits.MinItems ?? 0, Math.Max(given, 1));
        return [.. Enumerable.Range(0, count).Select(i => new EntryView(
            EntryTitle(group, Number(i + 1), i >= open), Folded: i >= open, Of(group.Fields, i, certain: false)))];
    }

    private LocalizedText EntryTitle(FormField group, string number, bool further) => texts.Find(
        further ? "pages.form.further-entry" : "pages.form.entry",
        ("label", texts.Get($"{group.TextKey}.label")),
        ("number", number));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Entries up to the last one that has an answer or an error.</summary>
    private int Given(string group, int max)
    {
        for (var entry = max - 1; entry >= 0; entry--)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{group}.{entry}.");
            var given = answers.Values.Where(a => a.Key.StartsWith(prefix, StringComparison.Ordinal));
            if (errors.Any(prefix) || given.Any(a => a.Value.Any(v => v.Length > 0)))
            {
                return entry + 1;
            }
        }

        return 0;
    }
}
