using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>Says what is wrong with an answer or a file.</summary>
internal static class ErrorWords
{
    /// <summary>
    /// The text <c>errors.{code}</c>. Files are refused with the codes of problems, so a code without such a text is said by the problem's title.
    /// </summary>
    public static LocalizedText Say(FieldError error, FormDefinition? form, Texts all, PageTexts texts)
    {
        var field = form is null ? error.Field : FieldErrorTexts.Label(form, error.Field, all, texts.Language);
        if (!all.Has($"errors.{error.Code}"))
        {
            var problem = ProblemTexts.For(all, texts.Language, error.Code, error.Details).Title.Value;
            return field.Length == 0 ? texts.Own(problem) : texts.Find("pages.form.error-at", ("field", field), ("problem", problem));
        }

        return form is not null
            ? error.Text(form, all, texts.Language)
            : texts.Find($"errors.{error.Code}", [("field", field), .. error.Details.Select(d => (d.Key, d.Value))]);
    }
}
