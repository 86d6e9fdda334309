using Schalter.Services.Forms;

namespace Schalter.Services.Notifications.Letters;

/// <summary>What a template may meet: everything there is to say, and as little as possible.</summary>
internal static class SampleLetters
{
    private const string Link = "https://schalter.example/";
    private static readonly LocalizedText Words = new("Wörter", Texts.SourceLanguage);

    public static IEnumerable<object> Of(MailKind kind) => kind switch
    {
        MailKind.Case =>
        [
            new CaseLetter("4F4K-TRTX-CKGC", Words, "heute", [new(Words, Words), new(Words, null)], Link),
            new CaseLetter("4F4K-TRTX-CKGC", null, "heute", [], Link),
        ],
        MailKind.Appointment =>
        [
            new AppointmentLetter("4F4K-TRTX-CKGC", Words, Words, Words, "Montag", "8 bis 9", "123456", "morgen", Link),
            new AppointmentLetter("4F4K-TRTX-CKGC", null, null, null, "Montag", "8 bis 9", null, null, Link),
        ],
        MailKind.Emergency =>
        [
            new EmergencyLetter("4F4K-TRTX-CKGC", "123456", "morgen", Words, Link),
            new EmergencyLetter("4F4K-TRTX-CKGC", null, null, null, Link),
        ],
        MailKind.Draw => [new DrawLetter("4F4K-TRTX-CKGC", Words, Link), new DrawLetter("4F4K-TRTX-CKGC", null, Link)],
        MailKind.Report => [new ReportLetter("2026-W48", "3", "0", Link)],
        _ => [new AddressLetter(Link, "123456", "morgen"), new AddressLetter(Link, null, null)],
    };
}
