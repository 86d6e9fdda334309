using Schalter.Services.Content;
using Schalter.Services.Faqs;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Pages;

/// <summary>Every page that a function answers, in every state that looks different: each form empty and sent back, each state of a case and of a draw.</summary>
internal static class StateSamples
{
    private const string Api = "/api";

    private static readonly string[] CaseStates =
        ["received", "validated", "routed", "in-progress", "decided", "rejected", "withdrawn", "purged"];

    private static readonly string[] EmergencyStates =
    [
        "received", "registered", "verified", "checked", "back", "offered", "confirmed", "attended", "missed", "declined", "expired", "rejected",
    ];

    private static readonly Lazy<FaqCatalogue> Faqs = new(() =>
    {
        var content = ContentFiles.Read(Path.Combine(AppContext.BaseDirectory, "content"));
        return FaqCatalogue.Load(content, PageSamples.Texts, content);
    });

    /// <summary>By name.</summary>
    public static IEnumerable<KeyValuePair<string, string>> All(string language) =>
    [
        .. PageSamples.All(language), .. DrawSamples.All(language), .. FormsOf(language), .. CasesOf(language), .. Others(language),
    ];

    private static IEnumerable<KeyValuePair<string, string>> FormsOf(string language)
    {
        foreach (var form in PageSamples.Forms.All)
        {
            var page = PageSamples.Form(language) with { Form = form };
            var errors = AnswerCheck.Check(form, Answers.None, DateOnly.FromDateTime(PageSamples.At.UtcDateTime)).Errors;
            yield return new($"form-{form.Id}", PageSamples.Renderer.Form(page));
            yield return new($"form-{form.Id}-wrong", PageSamples.Renderer.Form(page with { Errors = errors }));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> CasesOf(string language)
    {
        var page = PageSamples.Status(language);
        foreach (var state in CaseStates)
        {
            yield return new($"status-{state}", PageSamples.Renderer.Status(page with { Status = state, MaySupply = state == "routed", MayWithdraw = state == "routed" }));
        }

        foreach (var state in EmergencyStates)
        {
            yield return new($"emergency-{state}", PageSamples.Renderer.Status(page with { Emergency = PageSamples.Emergency(state) }));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Others(string language)
    {
        var stopped = new Dictionary<string, string>(StringComparer.Ordinal) { ["procedure"] = "study" };
        var topics = Faqs.Value.Topics.Select(topic => (topic, Faqs.Value.NameOf(topic, language))).ToList();
        yield return new("triage-stop", PageSamples.Renderer.Form(PageSamples.Form(language) with { TriageChoices = stopped }));
        yield return new("thanks", PageSamples.Renderer.Thanks(new(language, Api)));
        yield return new("faqs", PageSamples.Renderer.Faqs(new(Api, new(language, string.Empty, null, null), Faqs.Value.All, topics)));
        yield return new("faqs-none", PageSamples.Renderer.Faqs(new(Api, new(language, PageSamples.Hostile, null, null), [], topics)));
        yield return new("faq", PageSamples.Renderer.Faq(new(language, Api, Faqs.Value.All[0])));
    }
}
