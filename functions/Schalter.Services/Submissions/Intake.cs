using System.Globalization;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>Collects the parts of one request as they arrive: fields in memory, documents straight into storage.</summary>
/// <param name="folder">Folder of this intake in <c>incoming</c>.</param>
/// <param name="readOn">A page shows all errors at once, so the rest is read behind a document that is too large or one too many; a
/// program is told at once.</param>
public sealed class Intake(string folder, IntakeLimits limits, IncomingStore store, bool readOn)
{
    public const string DocumentPrefix = "documents.";
    public const string UploadPrefix = "uploads.";

    /// <summary>All answers of a request together, which are held in memory.</summary>
    internal const int TextBytes = 2 * 1024 * 1024;

    private readonly Dictionary<string, List<string>> fields = new(StringComparer.Ordinal);
    private readonly List<ManifestFile> files = [];
    private readonly List<FieldError> errors = [];
    private int fieldCount;
    private long textLength;
    private int fileCount;
    private bool isHandedOver;

    public string Folder { get; } = folder;

    public IntakeLimits Limits { get; } = limits;

    public IReadOnlyList<ManifestFile> Files => files;

    public IReadOnlyList<FieldError> Errors => errors;

    /// <summary>Whether anything may lie in storage.</summary>
    public bool HasStored { get; private set; }

    public Answers Typed => new(fields.Select(f => KeyValuePair.Create(f.Key, (IReadOnlyList<string>)f.Value)));

    /// <returns>Null, or why the whole request must be refused.</returns>
    public Refusal? AddField(string name, string value)
    {
        if (++fieldCount > Limits.Fields)
        {
            return Refusal.TooMany("too-many-fields", Limits.Fields);
        }

        if ((textLength += name.Length + value.Length) > TextBytes)
        {
            return Refusal.TooLarge("body-too-large", TextBytes);
        }

        (fields.TryGetValue(name, out var values) ? values : fields[name] = []).Add(value);
        return null;
    }

    public void AddErrors(IEnumerable<FieldError> found) => errors.AddRange(found);

    /// <summary>Takes over what a structured body held.</summary>
    public Refusal? AddFields(Answers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.Values
            .SelectMany(a => a.Value, (a, value) => AddField(a.Key, value))
            .FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>Streams a document in. An empty file input of a browser (no name, no bytes) is no document.</summary>
    public async Task<Refusal?> AddFileAsync(
        string field, string? fileName, string? declaredType, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (string.IsNullOrEmpty(fileName))
        {
            return await RefuseNamelessAsync(field, content, cancellationToken);
        }

        if (++fileCount > Limits.Files)
        {
            return RefuseSurplus(field);
        }

        var name = FileNames.Clean(fileName);
        var blob = $"{Folder}/{fileCount:D3}";
        HasStored = true;
        var saved = await store.SaveAsync(blob, content, Limits.FileBytes, cancellationToken);
        if (saved is not { Bytes: > 0 } document)
        {
            errors.Add(saved is null
                ? new(field, "file-too-large", ("max", Refusal.Size(Limits.FileBytes)), ("name", name))
                : new(field, "file-empty", ("name", name)));
            return saved is null && !readOn ? Refusal.TooLarge("file-too-large", Limits.FileBytes, [.. errors]) : null;
        }

        files.Add(new(field[DocumentPrefix.Length..], blob, name, declaredType ?? string.Empty, document.Bytes, document.Sha256));
        return null;
    }

    private Refusal? RefuseSurplus(string field)
    {
        if (!readOn)
        {
            return Refusal.TooMany("too-many-files", Limits.Files);
        }

        if (fileCount == Limits.Files + 1)
        {
            errors.Add(TooManyTogether(field, Limits));
        }

        return null;
    }

    private async Task<Refusal?> RefuseNamelessAsync(string field, Stream content, CancellationToken cancellationToken)
    {
        if (await content.ReadAsync(new byte[1], cancellationToken) > 0)
        {
            errors.Add(new(field, "file-without-name"));
        }

        return null;
    }

    internal static FieldError TooManyTogether(string field, IntakeLimits limits) =>
        new(field, "too-many-files-together", ("max", limits.Files.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Adds a document that an earlier request left as a draft.</summary>
    public void AddDraft(ManifestFile file) => files.Add(file);

    /// <summary>
    /// From here on a manifest may name what was stored, whether or not we learn that it was written: it is no longer ours to remove.
    /// If none was, the hourly sweep removes it.
    /// </summary>
    public void HandOver() => isHandedOver = true;

    /// <summary>Removes what was stored: nobody will come back for it. The hourly sweep finds it if this fails.</summary>
    public Task DiscardAsync() => HasStored && !isHandedOver ? store.DeleteIntakeAsync(Folder, CancellationToken.None) : Task.CompletedTask;
}
