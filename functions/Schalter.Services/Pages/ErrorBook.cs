using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>What is wrong on one page: at each control its errors, at the top all of them in the order of the page.</summary>
internal sealed class ErrorBook(IReadOnlyList<FieldError> errors, Func<FieldError, LocalizedText> text)
{
    private readonly Dictionary<string, int> shown = new(StringComparer.Ordinal);

    public bool IsEmpty => errors.Count == 0;

    /// <summary>The errors of a control, also those of its parts (<c>documents.passport.1</c>). The control will be on the page.</summary>
    public IReadOnlyList<LocalizedText> At(string id)
    {
        shown.TryAdd(id, shown.Count);
        return [.. errors.Where(e => Control(e.Field) is { } field && (field == id || IsPart(field, id))).Select(text)];
    }

    /// <summary>Whether something below this id is wrong, so that it must not be folded away.</summary>
    public bool Any(string prefix) => errors.Any(e => e.Field.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>All errors, to be asked for when every control has been; those of no control have no target.</summary>
    public IReadOnlyList<ErrorView> Summary() =>
    [
        .. errors.Select(e => (Error: e, Target: Target(Control(e.Field))))
            .OrderBy(e => e.Target is null ? int.MaxValue : shown[e.Target])
            .Select(e => new ErrorView(text(e.Error), e.Target is null ? null : FieldView.HtmlIdOf(e.Target))),
    ];

    /// <summary>Drafts are shown at their document's control.</summary>
    private static string Control(string field) =>
        field.StartsWith("uploads.", StringComparison.Ordinal) ? $"documents.{field["uploads.".Length..]}" : field;

    /// <summary>The value of a control that takes several, or one file of a slot: the id and a number.</summary>
    private static bool IsPart(string field, string id) =>
        field.Length > id.Length + 1 && field.StartsWith(id, StringComparison.Ordinal) && field[id.Length] == '.'
        && field.AsSpan(id.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0;

    private string? Target(string field)
    {
        if (shown.ContainsKey(field))
        {
            return field;
        }

        var dot = field.LastIndexOf('.');
        return dot > 0 && shown.ContainsKey(field[..dot]) && IsPart(field, field[..dot]) ? field[..dot] : null;
    }
}

/// <param name="Target">HTML id of the control, or null.</param>
internal sealed record ErrorView(LocalizedText Text, string? Target);
