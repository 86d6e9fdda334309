using System.Text.RegularExpressions;

namespace Schalter.Services.Feedback;

/// <summary>
/// Takes out of a text what people write although they were asked not to: addresses of mail and web, and numbers long enough to be a phone,
/// a document, a case or an account. Names stay; they are not told from other words.
/// </summary>
internal static partial class Redaction
{
    private const string Gone = "[…]";

    public static string Of(string text) => Number().Replace(Reference().Replace(Address().Replace(text, Gone), Gone), Gone);

    [GeneratedRegex(@"\b\S+@\S+|\b(https?://|www\.)\S+")]
    private static partial Regex Address();

    /// <summary>References of cases and bookings, IBANs, and numbers of documents.</summary>
    [GeneratedRegex(@"\b(?=([A-Z]*\d){3})[0-9A-Z]{8,}\b|\b[0-9A-Z]{4}(-[0-9A-Z]{4}){2}\b|\b[A-Z]{2}\d{2}( ?[0-9A-Z]{4}){3,7}( ?[0-9A-Z]{1,3})?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    /// <summary>Six digits or more, also in groups; a year or an amount stays.</summary>
    [GeneratedRegex(@"[A-Za-z]{0,3}\+?\d(?:[\s/().-]?\d){5,}[A-Za-z]{0,2}")]
    private static partial Regex Number();
}
