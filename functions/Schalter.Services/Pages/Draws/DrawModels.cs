using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Draws;

/// <summary>A draw: its rules, what it takes to check it, and while it is open the form to enter it.</summary>
/// <param name="Typed">Answers as typed; they are shown again.</param>
public sealed record DrawPage(string Language, string ApiBase, DrawView Draw, Answers Typed, IReadOnlyList<FieldError> Errors);

/// <summary>Somebody takes part: the only page that tells the access key.</summary>
public sealed record EnteredPage(string Language, string ApiBase, EnteredDraw Entered);

/// <summary>Where an entry stands.</summary>
/// <param name="Booked">The appointment, when it was accepted just now.</param>
public sealed record DrawEntryPage(string Language, string ApiBase, DrawEntryView Entry, string AccessKey, BookedPlace? Booked = null);

/// <summary>Asks for number and key of an entry, both as form fields and never in an address.</summary>
/// <param name="Failed">Whether the last try named no entry.</param>
public sealed record DrawLoginPage(string Language, string ApiBase, string? Entry = null, bool Failed = false);
