using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>
/// Names a document that an earlier, refused request already brought, so that the person need not choose it again: a sealed note
/// that the page carries as <c>uploads.{slot}</c>. Nothing is stored for it.
/// </summary>
public sealed class DraftTokens(ServiceSecrets secrets, TimeProvider clock)
{
    /// <summary>How long a draft can be used; the sweep removes the document an hour later, within a day of its arrival.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(22);

    private const string Purpose = "draft";

    public IReadOnlyList<Draft> Of(IEnumerable<ManifestFile> files) =>
        [.. files.Select(f => new Draft(f.Slot, f.FileName, f.Bytes, Seal(f)))];

    public string Seal(ManifestFile file)
    {
        var note = JsonSerializer.SerializeToUtf8Bytes(new Note(secrets.Current, clock.GetUtcNow() + Lifetime, file), JsonSerializerOptions.Web);
        var text = Base64Url.EncodeToString(note);
        return $"{text}.{Base64Url.EncodeToString(secrets.Mac(secrets.Current, Purpose, text))}";
    }

    /// <summary>The document, or null when the token is forged, too old or for another slot.</summary>
    public ManifestFile? Open(string slot, string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 2 || !Base64Url.IsValid(parts[0]) || !Base64Url.IsValid(parts[1]) || Read(parts[0]) is not { } note)
        {
            return null;
        }

        var genuine = secrets.Has(note.Secret) && CryptographicOperations.FixedTimeEquals(
            secrets.Mac(note.Secret, Purpose, parts[0]), Base64Url.DecodeFromChars(parts[1]));
        return genuine && note.Until > clock.GetUtcNow() && note.File.Slot == slot && IsStored(note.File) ? note.File : null;
    }

    /// <summary>Each refused page seals its drafts anew; the sweep only knows when the document itself arrived.</summary>
    private bool IsStored(ManifestFile file) => !Intakes.IsOlderThan(file.Blob, clock.GetUtcNow() - Lifetime);

    private static Note? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Note>(Base64Url.DecodeFromChars(text), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Note(int Secret, DateTimeOffset Until, ManifestFile File);
}
