using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Draws;

namespace Schalter.Services.Tests.Pages;

/// <summary>Every page about draws, in each of its states.</summary>
internal static class DrawSamples
{
    public const string Hash = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    private const string Api = "/api";
    private static readonly Schedule Schedule = VisitSamples.Service;

    private static readonly DrawState Drawn = new(Schedule.Id, Schedule.Draws[0], DrawStage.Drawn, 1, "nonce", Hash, PageSamples.At, 3)
    {
        ListHash = "list" + Hash,
        Entries = 20,
        Places = 9,
        Seed = "seed" + Hash,
    };

    public static DrawRenderer Renderer { get; } = new(PageSamples.Texts);

    public static Dictionary<string, string> All(string language) => new(
        [
            .. Enum.GetValues<DrawPhase>().Select(phase => KeyValuePair.Create($"draw-{phase}", Draw(language, phase))),
            .. Enum.GetValues<DrawEntryStatus>().Select(status => KeyValuePair.Create($"draw-entry-{status}", Entry(language, status))),
            new("draw-wrong", Draw(language, DrawPhase.Open, VisitSamples.Typed, [new("days", "choice-unknown"), new("email", "required")])),
            new("draw-entered", Entered(language)),
            new("draw-login", Renderer.Login(new(language, Api, PageSamples.Hostile, Failed: true))),
        ],
        StringComparer.Ordinal);

    public static string Draw(string language, DrawPhase phase, Answers? typed = null, IReadOnlyList<FieldError>? errors = null) =>
        Renderer.Draw(new(language, Api, View(phase), typed ?? Answers.None, errors ?? []));

    public static string Entry(string language, DrawEntryStatus status) =>
        Renderer.Entry(new(language, Api, new(EntryOf(status), Drawn, 17), PageSamples.Key));

    public static string Entered(string language) =>
        Renderer.Entered(new(language, Api, new(EntryOf(DrawEntryStatus.Entered), Drawn, PageSamples.Key)));

    private static DrawView View(DrawPhase phase) => new(Schedule, Drawn.Rules, phase, StateOf(phase), DrawForm.DaysOf(Schedule, Drawn.Rules));

    private static DrawState? StateOf(DrawPhase phase) => phase switch
    {
        DrawPhase.Planned => null,
        DrawPhase.Closed => Drawn with { Seed = null },
        DrawPhase.Drawn => Drawn,
        _ => Drawn with { Seed = null, ListHash = null },
    };

    private static DrawEntry EntryOf(DrawEntryStatus status)
    {
        var place = new PlaceKey(new(Schedule.Id, new LocalDate(2027, 3, 2)), Instant.FromUtc(2027, 3, 2, 7, 30), "eberhardstrasse", 1);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        return new("F3KM-7QXD-RT9W", Schedule.Id, Drawn.Rules.Id, status, answers, ["2027-03-02"], "de", PageSamples.At, 1)
        {
            Offer = status is DrawEntryStatus.Entered or DrawEntryStatus.NotDrawn ? null : new Offer(place.Path, PageSamples.At),
        };
    }
}
