using System.Globalization;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Submissions;

/// <summary>Checks what the office writes to people: readable, not endless, in a language we can name.</summary>
public sealed class OfficeWords(Texts texts)
{
    private const int NoteLength = 1_000;
    private const int TitleLength = 120;

    /// <summary>Notes, wishes or reasons in one request.</summary>
    private const int MaxEntries = 10;

    /// <returns>Null and an error when it says nothing or what cannot be shown.</returns>
    public PublicNote? Note(NoteInput? input, string field, ICollection<FieldError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var before = errors.Count;
        var code = Filled(input?.Code);
        if (code is not null && !texts.Has($"status.note.{code}"))
        {
            errors.Add(new($"{field}.code", "choice-unknown"));
        }

        var text = Read(input?.Text, $"{field}.text", NoteLength, lines: true, errors);
        var language = Language(input?.Language, $"{field}.language", errors);
        if (code is null && text is null && errors.Count == before)
        {
            errors.Add(new(field, "required"));
        }

        return errors.Count == before ? new(code, text, language) : null;
    }

    public IReadOnlyList<PublicNote> Notes(IReadOnlyList<NoteInput?>? inputs, string field, ICollection<FieldError> errors) =>
        Each(inputs, field, errors, Note);

    public IReadOnlyList<DocumentWish> Wishes(
        IReadOnlyList<WishInput?>? inputs, FormDefinition form, string field, ICollection<FieldError> errors) =>
        Each(inputs, field, errors, (input, place, found) => Wish(input, form, place, found));

    private DocumentWish? Wish(WishInput? input, FormDefinition form, string field, ICollection<FieldError> errors)
    {
        var before = errors.Count;
        var slot = Filled(input?.Slot);
        var title = Read(input?.Title, $"{field}.title", TitleLength, lines: false, errors);
        var text = Read(input?.Text, $"{field}.text", NoteLength, lines: true, errors);
        var language = Language(input?.Language, $"{field}.language", errors);
        if (slot is null && title is null && errors.Count == before)
        {
            errors.Add(new(field, "required"));
        }
        else if (slot is not null && title is not null)
        {
            errors.Add(new(field, "single-value"));
        }
        else if (slot is not null && form.Documents.All(d => d.Id != slot))
        {
            errors.Add(new($"{field}.slot", "choice-unknown"));
        }

        return errors.Count == before ? new(slot, title, text, language) : null;
    }

    private static List<TOut> Each<TIn, TOut>(
        IReadOnlyList<TIn?>? inputs, string field, ICollection<FieldError> errors, Func<TIn?, string, ICollection<FieldError>, TOut?> read)
        where TOut : class
    {
        if (inputs is not { Count: > 0 and <= MaxEntries })
        {
            errors.Add(inputs is not { Count: > 0 }
                ? new(field, "required")
                : new(field, "too-many-items", ("max", MaxEntries.ToString(CultureInfo.InvariantCulture))));
            return [];
        }

        return [.. inputs.Select((input, i) => read(input, string.Create(CultureInfo.InvariantCulture, $"{field}.{i}"), errors)).OfType<TOut>()];
    }

    private static string? Read(string? typed, string field, int max, bool lines, ICollection<FieldError> errors)
    {
        if (Filled(typed) is not { } filled)
        {
            return null;
        }

        var text = Characters.Clean(filled, lines);
        if (text is null)
        {
            errors.Add(new(field, "characters-not-allowed"));
        }
        else if (Characters.Count(text) > max)
        {
            errors.Add(new(field, "too-long", ("max", max.ToString(CultureInfo.InvariantCulture))));
        }

        return text;
    }

    private string Language(string? typed, string field, ICollection<FieldError> errors)
    {
        var language = Filled(typed) ?? Texts.SourceLanguage;
        if (!texts.Languages.Contains(language, StringComparer.Ordinal))
        {
            errors.Add(new(field, "language-unknown"));
        }

        return language;
    }

    private static string? Filled(string? typed) => typed is null || Characters.IsBlank(typed) ? null : typed;
}
