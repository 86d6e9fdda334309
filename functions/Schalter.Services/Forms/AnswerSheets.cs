using System.Globalization;

namespace Schalter.Services.Forms;

/// <summary>Lays answers out for reading.</summary>
public static class AnswerSheets
{
    /// <param name="answers">Checked answers; unanswered questions are left out.</param>
    public static AnswerSheet Of(FormDefinition form, Answers answers, Texts texts, string language)
    {
        var sheet = new Writer(answers, texts, language);
        var sections = form.Sections
            .Select(s => new AnswerSheetSection(texts.Get(language, $"{s.TextKey}.title"), [.. sheet.Lines(s.Fields, null, string.Empty)]))
            .Where(s => s.Lines.Count > 0);
        return new(form.Id, texts.Get(language, $"{form.Id}.title"), language, [.. sections]);
    }

    private sealed class Writer(Answers answers, Texts texts, string language)
    {
        public IEnumerable<AnswerSheetLine> Lines(IReadOnlyList<FormField> fields, int? entry, string heading) =>
            fields.SelectMany(f => Lines(f, entry, heading));

        private IEnumerable<AnswerSheetLine> Lines(FormField field, int? entry, string heading)
        {
            var label = heading + texts.Get(language, $"{field.TextKey}.label");
            if (field.Type == FieldType.RepeatedGroup)
            {
                return Entries(field, label);
            }

            if (field.Type == FieldType.Group)
            {
                return Lines(field.Fields, entry, $"{label}: ");
            }

            var id = Conditions.At(field.Id, entry);
            var values = answers.All(id);
            return values.Count == 0
                ? []
                : [new(id, label, string.Join(", ", values.Select(v => AnswerFormat.Value(field, v, texts, language))))];
        }

        private IEnumerable<AnswerSheetLine> Entries(FormField group, string label) => Enumerable.Range(0, AnswerLimits.MaxFields)
            .Select(i => Lines(group.Fields, i, $"{label} {(i + 1).ToString(CultureInfo.InvariantCulture)}: ").ToList())
            .TakeWhile(lines => lines.Count > 0)
            .SelectMany(lines => lines);
    }
}
