using System.Globalization;
using Schalter.Services.Forms;

namespace Schalter.Services.Submissions;

/// <summary>Whether the documents of a request fit the form's slots. Their content is checked later, by queue.</summary>
public static class SlotRules
{
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
