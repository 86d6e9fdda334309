using System.Globalization;
using System.Text.Json.Nodes;

namespace Schalter.Services.Forms.Schemas;

/// <summary>
/// A form as JSON Schema 2020-12 of the JSON body that <c>POST submissions/{form}</c> takes. What it promises, and what it cannot say, is
/// in docs/adr/0018-schema-of-a-form.md; a test compares its verdicts with <see cref="AnswerCheck"/>.
/// </summary>
public static class FormSchema
{
    /// <param name="today">The day at the office, for bounds such as <c>today-120Y</c>.</param>
    public static JsonObject Of(FormDefinition form, Texts texts, string language, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(texts);
        var definitions = new Definitions(today);
        var root = new SchemaNode(string.Empty) { IsClosed = true };
        root.Say("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Say("$id", string.Create(
            CultureInfo.InvariantCulture, $"urn:schalter:schema:{form.Id}:{form.Version}:{today:yyyy-MM-dd}:{language}"));
        root.Say("title", texts.Get(language, $"{form.Id}.title"));
        if (texts.Has($"{form.Id}.intro"))
        {
            root.Say("description", texts.Get(language, $"{form.Id}.intro"));
        }

        root.Say("$comment", Promise(form, today));
        var wording = new SchemaWording(texts, language);
        foreach (var section in form.Sections)
        {
            wording.Title(root.At([section.Id]), section.TextKey);
        }

        new DemandWriter(root, new(form), definitions, wording).Write(form);
        wording.Uploads(root.At(["uploads"]), form.Documents);
        var json = root.Json(definitions);
        json["$defs"] = definitions.Json;
        return json;
    }

    /// <summary>What a program must know that relies on the schema.</summary>
    private static string Promise(FormDefinition form, DateOnly today) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        Made for {today:yyyy-MM-dd} and version {form.Version} of the form; ask again the next day, as bounds move with it.
        It describes answers as they are kept: nested objects, ISO dates, JSON numbers and booleans, lists where several values may stand,
        nothing null or blank. The counter also takes what people type. It checks besides: that texts are well-formed, have at most 30
        combining marks on one letter and are no longer in NFC, the decimals of numbers, the spelling of international mail domains, that an
        upload is known, that there are at most 1,000 answers{Rules(form)}.
        """).ReplaceLineEndings(" ");

    private static string Rules(FormDefinition form) => form.Rules.Count == 0
        ? string.Empty
        : ", and that " + string.Join(", ", form.Rules.Select(r =>
            $"{r.Field} is {(r.Kind == CrossFieldRules.Before ? "before" : "not after")} {r.OtherField}"));
}
