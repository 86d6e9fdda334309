using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>What is wrong on one page: at each control its errors, at the top all of them in the order of the page.</summary>
internal sealed class ErrorBook(IEnumerable<FieldError> all, Func<FieldError, LocalizedText> text)
{
    private readonly List<FieldError> errors = [.. all.Select(e => e with { Field = Control(e.Field) })];
    private readonly Dictionary<string, int> shown = new(StringComparer.Ordinal);

    /// <summary>The errors of a control, also those of one of its values (<c>person.nationalities.1</c>). The control will be
    /// on the page.</summary>
    public IReadOnlyList<LocalizedText> At(string id)
    {
        shown.TryAdd(id, shown.Count);
        return [.. errors.Where(e => e.Field == id || IsPart(e.Field, id)).Select(text)];
    }

    /// <summary>Whether something below this id is wrong, so that it must not be folded away.</summary>
    public bool Any(string prefix) => errors.Any(e => e.Field.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>All errors, to be asked for when every control has been; those of no control have no target.</summary>
    public IReadOnlyList<ErrorView> Summary() =>
    [
        .. errors.Select(e => (Error: e, Target: Target(e.Field)))
            .OrderBy(e => e.Target is null ? int.MaxValue : shown[e.Target])
            .Select(e => new ErrorView(text(e.Error), e.Target is null ? null : FieldView.HtmlIdOf(e.Target))),
    ];

    /// <summary>Files and drafts are shown at their slot's control: <c>uploads.passport.1</c> is <c>documents.passport</c>.</summary>
    private static string Control(string field)
    {
        var parts = field.Split('.', 3);
        return parts.Length > 1 && parts[0] is "documents" or "uploads" ? $"documents.{parts[1]}" : field;
    }

    /// <summary>One value of a control that takes several: the id and a number.</summary>
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
