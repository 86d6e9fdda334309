namespace Schalter.Services.Uploads;

/// <summary>Stable codes for why a document was refused; the person reads the text <c>documents.refused.{code}</c>.</summary>
public static class DocumentRefusal
{
    public const string Empty = "empty";

    /// <summary>Content of no format we know, or of two at once.</summary>
    public const string TypeUnknown = "type-unknown";

    /// <summary>A format we know, but not one this slot takes.</summary>
    public const string TypeNotAccepted = "type-not-accepted";

    /// <summary>Cut off or malformed.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Opens with a password only.</summary>
    public const string Encrypted = "encrypted";

    /// <summary>Carries something that acts when opened: script, program start, attached files, form submission.</summary>
    public const string ActiveContent = "active-content";

    public const string TooManyPages = "too-many-pages";

    /// <summary>Small as a file, huge once unpacked.</summary>
    public const string TooLargeWhenOpened = "too-large-when-opened";
}
