using Schalter.Services.Forms;

namespace Schalter.Services.Submissions;

/// <summary>A form as it is for one case: with the documents that the office asked for beside those of the form.</summary>
public static class CaseForm
{
    /// <summary>Files per request.</summary>
    private const int MaxFiles = 5;

    public static FormDefinition Of(FormDefinition form, IEnumerable<CaseRequest> requests) =>
        Of(form, requests.Select(r => (r.Slot, r.Title, r.Language)));

    public static FormDefinition Of(FormDefinition form, IEnumerable<RequestView> requests) =>
        Of(form, requests.Select(r => (r.Slot, r.Title, r.Language)));

    private static FormDefinition Of(FormDefinition form, IEnumerable<(string Slot, string? Title, string Language)> requests)
    {
        ArgumentNullException.ThrowIfNull(form);
        var own = requests.Where(r => r.Title is not null).Select(r => new DocumentSlot(
            r.Slot, string.Empty, DocumentNeed.Later, null, Enum.GetValues<DocumentType>(), MaxFiles)
        {
            Title = new(r.Title!, r.Language),
        }).ToList();
        return own.Count == 0 ? form : form with { Documents = [.. form.Documents, .. own] };
    }
}
