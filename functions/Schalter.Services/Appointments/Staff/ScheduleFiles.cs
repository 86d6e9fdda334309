using System.Text.Json;
using System.Text.RegularExpressions;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Staff;

/// <summary>The files of schedules, to be looked at and changed; the reader of the content judges them, and no other.</summary>
public sealed partial class ScheduleFiles(EditedFiles files, ContentSnapshot content)
{
    /// <summary>As the reader of the content takes them.</summary>
    internal static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Null when the service is none that a file could be named by.</summary>
    public async Task<EditedFile?> FindAsync(string service, CancellationToken cancellationToken) =>
        ScheduleValues.IsId(service) ? await files.FindAsync(PathOf(service), cancellationToken) : null;

    /// <summary>The schedule that the file would be, or the place of its mistake.</summary>
    public Answer<Schedule> Read(string service, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return new(new Refusal("schedule-invalid", 422, new FieldError(string.Empty, "content-mistake", ("place", "$"), ("reason", "the file is empty"))));
        }

        var laid = content.Files.With([new(PathOf(service), bytes)]);
        try
        {
            return new(ScheduleCatalogue.Load(laid, content.Get<Texts>()).Find(service)!);
        }
        catch (ContentException mistake)
        {
            var field = Index().Replace(mistake.Path.StartsWith('$') ? mistake.Path[1..].TrimStart('.') : string.Empty, ".$1");
            return new(new Refusal("schedule-invalid", 422, new FieldError(
                field, "content-mistake", ("place", mistake.Path), ("reason", mistake.Reason))));
        }
    }

    /// <inheritdoc cref="EditedFiles.SaveAsync"/>
    public Task<bool> SaveAsync(EditedFile before, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        files.SaveAsync(before, bytes, cancellationToken);

    /// <inheritdoc cref="EditedFiles.ReplaceAsync"/>
    public Task<bool> ReplaceAsync(EditedFile before, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        files.ReplaceAsync(before, bytes, cancellationToken);

    /// <summary>The one in use, whatever lies in the container.</summary>
    public ContentFile? InUse(string service) => content.Files.Find(PathOf(service));

    /// <summary>The service as the audit trail may keep it: what is no id was typed by somebody and may say anything.</summary>
    public static string Named(string service) => ScheduleValues.IsId(service) ? service : "invalid";

    internal static Refusal Unknown => new("service-unknown", 404);

    private static string PathOf(string service) => $"schedules/{service}.json";

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex Index();
}
