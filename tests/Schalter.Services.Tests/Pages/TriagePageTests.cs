using System.Net;

namespace Schalter.Services.Tests.Pages;

/// <summary>Questions before a form as a page without script.</summary>
public sealed class TriagePageTests
{
    /// <summary>Of the form itself; every page has a small one at its foot.</summary>
    private const string FormTag = "enctype=\"multipart/form-data\"";

    [Fact]
    public void NewForm_AsksTheFirstQuestion_AndIsThereToBeFilledIn()
    {
        var html = Page();

        Assert.Contains("href=\"/api/forms/residence-employment?lang=de&amp;triage.procedure=study#triage\"", html, StringComparison.Ordinal);
        Assert.Contains("name=\"person.familyName\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Choice_LeadsToTheNextQuestion_CarryingTheFormerOnes() => Assert.Contains(
        "href=\"/api/forms/residence-employment?lang=de&amp;triage.procedure=work&amp;triage.citizenship=no#triage\"",
        Page(("procedure", "work")), StringComparison.Ordinal);

    [Fact]
    public void AllAnswered_SaysThatItIsTheRightForm() => Assert.Contains(
        PageSamples.Texts.Get("de", "triage.go-on"), WebUtility.HtmlDecode(Page(("procedure", "work"), ("citizenship", "no"))), StringComparison.Ordinal);

    [Fact]
    public void Stop_GivesTheReasonAndTheWay_InsteadOfTheForm_WhichStaysWithinReach()
    {
        var html = Page(("procedure", "study"));

        Assert.Contains(PageSamples.Texts.Get("de", "blocks.triage.procedure.stop.study"), WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("href=\"/api/forms/residence-education?lang=de\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/api/forms/residence-employment?lang=de\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(FormTag, html, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownChoice_CountsAsNone() => Assert.Equal(Page(), Page(("procedure", PageSamples.Hostile), ("x", "y")));

    [Fact]
    public void FormSentBack_IsNotStopped()
    {
        var wrong = PageSamples.Wrong("de") with { TriageChoices = new Dictionary<string, string> { ["procedure"] = "study" } };

        Assert.DoesNotContain("id=\"triage\"", PageSamples.Renderer.Form(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryAnswer_OfEveryForm_HasItsPage() => Assert.All(PageSamples.Forms.All, form =>
    {
        foreach (var (question, choice) in form.Triage.SelectMany(q => q.Choices.Select(c => (q, c))))
        {
            var asked = form with { Triage = [question with { Choices = [choice with { Next = null }] }] };
            var choices = new Dictionary<string, string> { [question.Id] = choice.Value };
            var html = PageSamples.Renderer.Form(PageSamples.Form("de") with { Form = asked, TriageChoices = choices });

            Assert.Equal(choice.Stop is null, html.Contains(FormTag, StringComparison.Ordinal));
        }
    });

    private static string Page(params (string Question, string Value)[] choices) => PageSamples.Renderer.Form(
        PageSamples.Form("de") with { TriageChoices = choices.ToDictionary(c => c.Question, c => c.Value) });
}
