using System.Globalization;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>What the office reads first: the case on paper, in the office's language, whatever language the person used.</summary>
public sealed class Summary(Texts all)
{
    private static readonly CultureInfo Office = CultureInfo.GetCultureInfo(Texts.SourceLanguage);

    public byte[] Render(Submission state, FormDefinition form, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(form);
        return new Writer(all.For(form)).Render(state, form, answers);
    }

    private sealed class Writer(Texts texts)
    {
        public byte[] Render(Submission state, FormDefinition form, Answers answers)
        {
            var sheet = AnswerSheets.Of(form, answers, texts, Texts.SourceLanguage);
            var documents = state.Documents.Select(d => new SummaryAttachment($"{d.Number}. {LabelOf(form, d.Slot)}", Describe(d)));
            var labels = new SummaryLabels(Text("page"), Text("documents"), Text("substituted"));
            return SummaryPdf.Render(new(sheet.FormTitle, state.Reference, [.. Facts(state, form)], sheet, [.. documents], labels));
        }

        private IEnumerable<(string Label, string Value)> Facts(Submission state, FormDefinition form)
        {
            yield return (Text("received"), OfficeTime.At(state.ReceivedAt).ToString("dd.MM.yyyy, HH:mm:ss", Office));
            yield return (Text("team"), state.Team ?? string.Empty);
            yield return (Text("priority"), texts.Get(Texts.SourceLanguage, $"summary.priority.{state.Priority}"));
            yield return (Text("due"), state.DueOn?.ToString("dd.MM.yyyy", Office) ?? string.Empty);
            yield return (Text("language"), CultureInfo.GetCultureInfo(state.Language).NativeName);
            if (state.Missing.Count > 0)
            {
                yield return (Text("missing"), string.Join(", ", state.Missing.Select(slot => LabelOf(form, slot))));
            }

            foreach (var finding in state.Findings)
            {
                yield return (Text("finding"), Text($"finding.{finding}"));
            }
        }

        private string Describe(CaseDocument document)
        {
            var verdict = texts.Get(Texts.SourceLanguage, $"documents.verdict.{SubmissionJson.Word(document.Verdict)}");
            var reason = document.Reason is { } code ? $" – {texts.Get(Texts.SourceLanguage, $"documents.refused.{code}")}" : string.Empty;
            var scan = document.Engine == "off" ? $" ({texts.Get(Texts.SourceLanguage, "documents.engine.off")})" : string.Empty;
            return $"{document.FileName}, {Math.Max(1, document.Bytes / 1024)} KB: {verdict}{reason}{scan}";
        }

        private string LabelOf(FormDefinition form, string slot) => form.Documents.FirstOrDefault(d => d.Id == slot) is { } found
            ? found.Title?.Value ?? texts.Get(Texts.SourceLanguage, $"{found.TextKey}.label")
            : slot;

        private string Text(string key) => texts.Get(Texts.SourceLanguage, $"summary.{key}");
    }
}
