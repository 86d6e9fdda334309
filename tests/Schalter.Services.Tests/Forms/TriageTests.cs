using Schalter.Services.Content;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

/// <summary>The questions before a form: how they are followed, what the office's own ones lead to, and mistakes in writing them.</summary>
public sealed class TriageTests : IDisposable
{
    private readonly AContentFolder content = new();

    public void Dispose() => content.Dispose();

    /// <summary>domain.md, 0.8 and B16: who holds a permit valid on 1 February 2026 and belongs to a covered group need not apply.</summary>
    [Theory]
    [InlineData("temporary-protection-ukraine", "procedure=ukraine permit=valid group=ukrainian", "https://www.germany4ukraine.de/")]
    [InlineData("temporary-protection-ukraine", "procedure=ukraine permit=valid group=protectedInUkraine", "https://www.germany4ukraine.de/")]
    [InlineData("temporary-protection-ukraine", "procedure=ukraine permit=valid group=familyOf", "https://www.germany4ukraine.de/")]
    [InlineData("temporary-protection-ukraine", "procedure=ukraine permit=valid group=permanentTitleUkraine", "https://www.germany4ukraine.de/")]
    [InlineData("temporary-protection-ukraine", "procedure=ukraine permit=valid group=other", null)]
    [InlineData("temporary-protection-ukraine", "procedure=ukraine permit=expired", null)]
    [InlineData("temporary-protection-ukraine", "procedure=ukraine permit=no group=ukrainian", null)]
    [InlineData("residence-employment", "procedure=work citizenship=union", "eu-citizens")]
    [InlineData("residence-employment", "procedure=work citizenship=no", null)]
    [InlineData("residence-employment", "procedure=address", "contact")]
    [InlineData("residence-employment", "procedure=study", "residence-education")]
    [InlineData("residence-education", "procedure=study citizenship=swiss", "contact")]
    [InlineData("residence-education", "procedure=work", "residence-employment")]
    [InlineData("family-reunification", "procedure=family citizenship=relative", "eu-citizens")]
    [InlineData("settlement-permit", "procedure=permanent citizenship=no status=asylum", "contact")]
    [InlineData("ancillary-provisions", "procedure=conditions document=duldung", "contact")]
    [InlineData("ancillary-provisions", "procedure=conditions document=bamf", null)]
    [InlineData("eu-citizens", "who=stay", "https://www.make-it-in-germany.com/")]
    [InlineData("eu-citizens", "who=fiveYears", null)]
    [InlineData("skilled-worker-fast-track", "who=employer where=germany", "residence-employment")]
    [InlineData("emergency", "expiry=later", "forms")]
    [InlineData("emergency", "expiry=soon ukraine=yes", "temporary-protection-ukraine")]
    [InlineData("contact", "aim=expiring", "emergency")]
    public void OfficeQuestions_LeadToTheRightPlace(string form, string choices, string? target)
    {
        var progress = TriageRules.Follow(ContentTests.Form(form).Triage, Choices(choices));

        Assert.Null(progress.Open);
        Assert.Equal(target, progress.Stop?.Form ?? progress.Stop?.Page);
    }

    [Fact]
    public void EveryForm_CanBeReachedThroughItsQuestions() => Assert.All(ContentTests.AllForms, form =>
    {
        Assert.NotEmpty(form.Triage);
        Assert.Contains(Paths(form.Triage), path => TriageRules.Follow(form.Triage, path) is { Open: null, Stop: null });
    });

    [Theory]
    [InlineData("", 0, "q")]
    [InlineData("q=z r=x", 0, "q")]
    [InlineData("r=x", 0, "q")]
    [InlineData("q=x", 1, "r")]
    [InlineData("q=x r=x", 2, null)]
    public void Follow_AsksForTheFirstUnansweredQuestion(string choices, int answered, string? open)
    {
        var progress = TriageRules.Follow(Questions("""{"value": "y"}"""), Choices(choices));

        Assert.Equal((answered, open), (progress.Path.Count, progress.Open?.Id));
    }

    [Fact]
    public void Next_SkipsQuestions() =>
        Assert.Equal(["q"], TriageRules.Follow(Questions("""{"value": "y", "next": "form"}"""), Choices("q=y r=y")).Path.Select(p => p.Question.Id));

    [Fact]
    public void StopThatLeadsToTheFormItself_GoesOn() =>
        Assert.Null(Questions("""{"value": "y", "stop": {"form": "test"}}""")[0].Choices[1].Stop);

    [Theory]
    [InlineData("""{"value": "y", "next": "q"}""", "choices[1].next", "no later question q; known: r, form")]
    [InlineData("""{"value": "y", "stop": {}}""", "choices[1].stop", "names a form or a page")]
    [InlineData("""{"value": "y", "stop": {"form": "nope"}}""", "choices[1].stop.form", "no form nope")]
    [InlineData("""{"value": "y", "stop": {"page": "http://example.org"}}""", "choices[1].stop.page", "https://")]
    [InlineData("""{"value": "y", "stop": {"page": "faq"}}""", "choices[1].stop.page", "https://")]
    [InlineData("""{"value": "y", "stop": {"text": "z", "page": "forms"}}""", "choices[1].stop", "no German text test.triage.q.stop.z")]
    [InlineData("""{"value": "y", "next": "form", "stop": {"page": "forms"}}""", "choices[1]", "either goes on or stops")]
    [InlineData("""{"value": "z"}""", "choices[1]", "no German text test.triage.q.choice.z")]
    [InlineData("""{"value": "x"}""", "choices", "each choice once")]
    [InlineData("""{"value": "y", "go": "on"}""", "choices[1].go", "unknown property")]
    public void Mistake_IsNamed(string choice, string path, string reason)
    {
        var mistake = Assert.Throws<ContentException>(() => Questions(choice));
        Assert.Equal(("forms/test.json", $"$.triage[0].{path}"), (mistake.File, mistake.Path));
        Assert.Contains(reason, mistake.Reason, StringComparison.Ordinal);
    }

    private IReadOnlyList<TriageQuestion> Questions(string choice) => content.Load("", head: $$"""
        "routeWhenIncomplete": true, "triage": [
          {"id": "q", "choices": [{"value": "x"}, {{choice}}]},
          {"id": "r", "choices": [{"value": "x"}, {"value": "y", "stop": {"page": "forms"} }]}]
        """).Triage;

    private static IEnumerable<Dictionary<string, string>> Paths(IReadOnlyList<TriageQuestion> questions) => questions.Aggregate(
        (IEnumerable<Dictionary<string, string>>)[[]],
        (paths, q) => paths.SelectMany(p => q.Choices.Select(c => new Dictionary<string, string>(p) { [q.Id] = c.Value })));

    private static Dictionary<string, string> Choices(string choices) =>
        choices.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('=')).ToDictionary(c => c[0], c => c[1]);
}
