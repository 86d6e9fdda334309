using System.Text.RegularExpressions;
using Schalter.Services.Submissions;

namespace Schalter.Services.Uploads.Resumable;

/// <summary>
/// Names an upload and opens it: 128 random bits that only who began it knows. It is the name of its intake folder, so its age can be
/// read off without asking storage.
/// </summary>
public sealed partial record UploadId
{
    private UploadId(string value, DateTimeOffset openedAt) => (Value, OpenedAt) = (value, openedAt);

    public string Value { get; }

    public DateTimeOffset OpenedAt { get; }

    /// <summary>From then on it takes no bytes and no submission can name it; the sweep removes it an hour later.</summary>
    public DateTimeOffset ExpiresAt => OpenedAt + DraftTokens.Lifetime;

    public static UploadId New(DateTimeOffset now) => Parse(Intakes.NewName(now))!;

    /// <summary>Null when the text cannot be one.</summary>
    public static UploadId? Parse(string? text) =>
        text is not null && Shape().IsMatch(text) && Intakes.OpenedAt(text) is { } at ? new(text, at) : null;

    public override string ToString() => Value;

    [GeneratedRegex("^[0-9]{12}-[0-9a-f]{32}\\z")]
    private static partial Regex Shape();
}
