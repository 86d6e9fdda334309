using System.Globalization;
using Schalter.Services.Forms;

namespace Schalter.Services.Submissions;

/// <summary>Whether the documents of a request fit the form's slots. Their content is checked later, by queue.</summary>
public static class SlotRules
{
    /// <summary>
    /// Those that fit, to be named again: of a place with too many, only the person can say which ones are meant, and without a script
    /// nothing takes one away from a page.
    /// </summary>
    public static IEnumerable<ManifestFile> Fitting(FormDefinition form, IReadOnlyList<ManifestFile> files)
    {
        var wrong = Check(form, files).Select(e => e.Field[Intake.DocumentPrefix.Length..]).ToHashSet(StringComparer.Ordinal);
        return files.Where(f => !wrong.Contains(f.Slot));
    }

    public static IEnumerable<FieldError> Check(FormDefinition form, IReadOnlyList<ManifestFile> files)
    {
        ArgumentNullException.ThrowIfNull(form);
        foreach (var group in files.GroupBy(f => f.Slot, StringComparer.Ordinal))
        {
            var slot = form.Documents.FirstOrDefault(d => d.Id == group.Key);
            if (slot is null)
            {
                yield return new(Intake.DocumentPrefix + group.Key, "unknown-field");
            }
            else if (group.Count() > slot.MaxFiles)
            {
                yield return new(
                    Intake.DocumentPrefix + group.Key, "too-many-files", ("max", slot.MaxFiles.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }
}
