using System.Collections.Concurrent;
using System.Globalization;
using Schalter.Services.Forms;
using Schalter.Services.Pages;

namespace Schalter.Services.Tests.Pages;

/// <summary>Every page once, made from the content that the office has, with people's input as hostile as it comes.</summary>
internal static class PageSamples
{
    public const string Hostile = "\"><script>alert(1)</script>{{ frame.title }}'&\u202Egpj.exe";
    public const string Key = "12.4fZk1qQ0y8Jx2mN7-Vb3Wg";
    public static readonly DateTimeOffset At = DateTimeOffset.Parse("2026-11-22T22:30:05Z", CultureInfo.InvariantCulture);

    private const string Api = "/api";

    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Rendered = new(StringComparer.Ordinal);

    public static Texts Texts { get; } = Texts.Load(Path.Combine(AppContext.BaseDirectory, "content"));

    public static FormCatalogue Forms { get; } = FormCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "content"), Texts);

    public static FormDefinition Employment { get; } = Forms.Find("residence-employment")!;

    public static PageRenderer Renderer { get; } = new(Texts);

    /// <summary>All pages by name, in one language; rendered once, as the tests only look.</summary>
    public static IReadOnlyDictionary<string, string> All(string language) => Rendered.GetOrAdd(language, Render);

    private static Dictionary<string, string> Render(string language) => new(VisitSamples.All(language), StringComparer.Ordinal)
    {
        ["form"] = Renderer.Form(Form(language)),
        ["form-wrong"] = Renderer.Form(Wrong(language)),
        ["receipt"] = Renderer.Receipt(new(Employment, language, Api, Hostile, Key, At, ["identityDocument", Hostile])),
        ["status"] = Renderer.Status(Status(language)),
        ["status-emergency"] = Renderer.Status(Status(language) with { MayWithdraw = false, Emergency = Emergency("offered") }),
        ["supply-again"] = Renderer.SupplyAgain(Status(language) with { Errors = [new("documents.lease", "too-many-files", ("max", "3"))], Drafts = [new("other", Hostile, 5, "token<2>")] }),
        ["form-problem"] = Renderer.Form(Form(language) with { Values = Wrong(language).Values, Problem = new("body-too-large", new Dictionary<string, string> { ["max"] = Hostile }) }),
        ["status-login"] = Renderer.StatusLogin(new(language, Api, Hostile, Failed: true)),
        ["supplemented"] = Renderer.Supplemented(new(Employment, language, Api, Hostile, Key, At, [new("identityDocument", Hostile, 5)], [])),
        ["withdrawn"] = Renderer.Withdrawn(new(language, Api, Hostile, At)),
        ["problem"] = Renderer.Problem(new(language, Api, 413, Hostile, [new(Hostile, "required"), new("documents.x", "file-empty")], Case: new(Hostile, Key))),
        ["forms"] = Renderer.FormIndex(new(language, Api, Forms.All)),
    };

    public static FormPage Form(string language) => new(Employment, language, Api, Answers.None, [], [], new(20 << 20, 50 << 20));

    /// <summary>A form sent back: values, errors and a draft.</summary>
    public static FormPage Wrong(string language) => Form(language) with
    {
        Values = new(new Dictionary<string, IReadOnlyList<string>>
        {
            ["person.familyName"] = [Hostile],
            ["person.dateOfBirth"] = ["31.02.1990"],
            ["person.nationalities"] = ["TUR", "UKR"],
            ["family.children.4.familyName"] = ["Öztürk"],
        }),
        Errors =
        [
            new("uploads.identityDocument.0", "draft-unknown"),
            new("person.dateOfBirth", "date-invalid"),
            new("person.nationalities.1", "country-unknown"),
            new("family.children.4.dateOfBirth", "required"),
            new(Hostile, "unknown-field"),
        ],
        Drafts = [new("identityDocument", Hostile, 1_258_291, "token<1>")],
    };

    /// <summary>With everything that can be said, whether it goes together or not.</summary>
    public static EmergencyPart Emergency(string status) => new(status)
    {
        Reason = status == "rejected" ? "not-urgent" : null,
        Ahead = status == "checked" ? "50+" : null,
        NextAllotment = At,
        Start = At,
        Place = Hostile,
        Until = At,
        Booking = status == "confirmed" ? new("K7MX-4R2P-9", Key) : null,
    };

    public static StatusPage Status(string language) => new(
        Employment, language, Api, "K7MX-4R2P-9", Key, At, "incomplete",
        [
            new(At.AddMinutes(2), "supplemented"),
            new(At.AddMinutes(1), "requested") { Notes = [new("waiting-for-others", new(Hostile, "de"))] },
            new(At, "received"),
        ],
        [
            new(1, "identityDocument", Hostile, 1_258_291, "refused", "encrypted", "clamd"),
            new(2, "other", "b.pdf", 20, "accepted", null, "off"),
        ],
        ["identityDocument"], MaySupply: true, MayWithdraw: true)
    {
        Requested = [new("lease", new($"Alle Seiten {Hostile}", "de"))],
    };
}
