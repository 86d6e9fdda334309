using Schalter.Services.Forms.Reading;

namespace Schalter.Services.Forms;

/// <summary>Forms as they were when a submission was made.</summary>
public sealed class FormVersions(FormCatalogue current, FormArchive archive)
{
    /// <summary>
    /// The version that somebody says to have filled in, so that nobody's answers are lost because the form changed under their hands;
    /// the current one when they say nothing, or one that never was.
    /// </summary>
    public async Task<FormDefinition> MeantAsync(FormDefinition form, string? version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        return version == form.Version || version is not { Length: FormVersion.Digits } || !version.All(char.IsAsciiHexDigitLower)
            ? form
            : await archive.FindAsync(form.Id, version, cancellationToken) ?? form;
    }

    /// <exception cref="FormVersionMissingException">It is nowhere yet: the work has to wait.</exception>
    public async Task<FormDefinition> GetAsync(string form, string version, CancellationToken cancellationToken) =>
        current.Find(form) is { } known && known.Version == version
            ? known
            : await archive.FindAsync(form, version, cancellationToken) ?? throw new FormVersionMissingException(form, version);
}
