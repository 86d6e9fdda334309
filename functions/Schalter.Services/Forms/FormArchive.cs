using System.Collections.Concurrent;
using Schalter.Services.Content;

namespace Schalter.Services.Forms;

/// <summary>
/// Keeps every version of every form before anybody can fill it in, so that a submission can be read as it was made whatever the
/// office or a deployment changes later.
/// </summary>
public sealed class FormArchive(FormArchiveStore store) : IContentArchive
{
    private readonly ConcurrentDictionary<(string Form, string Version), FormDefinition> read = new();
    private ConcurrentDictionary<string, bool>? kept;

    /// <summary>Writes what is not there yet: mostly nothing, and after the first time without asking.</summary>
    public async Task KeepAsync(ContentSnapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        kept ??= new((await store.ListAsync(cancellationToken)).Select(name => KeyValuePair.Create(name, true)), StringComparer.Ordinal);
        var texts = snapshot.Get<Texts>();
        await Task.WhenAll(snapshot.Get<FormCatalogue>().All.Where(f => !kept.ContainsKey(NameOf(f))).Select(async form =>
        {
            await store.SaveAsync(ArchivedForm.Of(form, snapshot.Files, texts), cancellationToken);
            kept[NameOf(form)] = true;
        }));
    }

    /// <summary>An earlier version, or null when it was never kept.</summary>
    public async Task<FormDefinition?> FindAsync(string form, string version, CancellationToken cancellationToken)
    {
        if (!read.TryGetValue((form, version), out var known) && await store.FindAsync(form, version, cancellationToken) is { } archived)
        {
            known = read.GetOrAdd((form, version), archived.Read());
        }

        return known;
    }

    private static string NameOf(FormDefinition form) => $"{form.Id}/{form.Version}";
}
