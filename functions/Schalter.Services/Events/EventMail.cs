namespace Schalter.Services.Events;

/// <summary>
/// A mail that an event brings with it, committed together with it: after a crash neither is there without the other. To whom and in
/// which language is kept here since the state may be gone when the mail is written, as with a cancelled booking.
/// </summary>
/// <param name="Template">Id of the template: <c>content/mails/{template}.liquid</c>.</param>
/// <param name="To">E-mail address; empty: the person has none, and no mail is kept.</param>
/// <param name="Values">What the template names, beside what every mail knows.</param>
public sealed record EventMail(string Template, string To, string Language, IReadOnlyDictionary<string, string> Values);
