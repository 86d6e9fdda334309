using System.Text.Json.Nodes;
using CsCheck;

namespace Schalter.Services.Tests.Forms.Schemas;

/// <summary>
/// The schema and our own check say the same about the same body, and in the same places: of what is written in canonical form, what one
/// of them refuses the other refuses; and whatever the schema takes, the counter takes.
/// </summary>
public sealed class FormSchemaTests(AjvProcess ajv) : IClassFixture<AjvProcess>
{
    public static TheoryData<string> Forms => [.. ContentTests.AllForms.Select(f => f.Id)];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task CarefulProgram_IsTakenByBoth(string id)
    {
        var form = ContentTests.Form(id);
        var comparison = new Comparison(ajv, form, ContentTests.AllTexts);
        await comparison.SampleAsync(
            new FormBodies(form, mutated: false), 10, body => Assert.Empty(Verdicts.Of(form, body).Within));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task CarelessProgram_IsToldTheSameByBoth(string id)
    {
        var form = ContentTests.Form(id);
        await new Comparison(ajv, form, ContentTests.AllTexts).SampleAsync(new FormBodies(form, mutated: true), 60);
    }

    /// <summary>What the forms of today do not use: conditions within entries, least numbers, choices of several that are not always offered.</summary>
    [Fact]
    public async Task RareFeatures_AreToldTheSameByBoth()
    {
        using var content = new AContentFolder();
        var form = content.Load("""
            {"id": "s", "fields": [
              {"id": "c", "type": "yesNo"},
              {"id": "b", "type": "multiChoice", "choices": ["x", {"value": "y", "shownIf": {"field": ".c", "is": true}}]},
              {"id": "a", "type": "country", "minItems": 2, "maxItems": 3, "requiredIf": {"field": ".b", "is": "y"}},
              {"id": "g", "type": "repeatedGroup", "minItems": 2, "maxItems": 3, "requiredIf": {"field": ".b", "is": "x"}, "fields": [
                {"id": "a", "type": "yesNo", "required": true, "shownIf": {"not": {"field": "s.b", "is": "y"}}},
                {"id": "g", "type": "text", "pattern": "[0-9]{5}", "requiredIf": {"field": ".a", "is": true},
                  "shownIf": {"any": [{"field": ".a", "is": true}, {"field": "s.c", "is": false}]}}]}]},
            {"id": "t", "shownIf": {"field": "s.a", "is": ["UKR", "POL"]}, "fields": [
              {"id": "a", "type": "number", "requiredIf": {"field": "s.c", "answered": true}}]}
            """);
        await new Comparison(ajv, form, content.LoadTexts()).SampleAsync(new FormBodies(form, mutated: true), 150);
    }

    /// <summary>Numbers of each sort among generated bodies: a comparison that never compares anything is none.</summary>
    [Fact]
    public void GeneratedBodies_AreOfAllSorts()
    {
        var form = ContentTests.Form("family-reunification");
        var place = FormPlace.Of(form);
        var bodies = new FormBodies(form, mutated: true).Array[300].Single(_ => true, "3nqPJ-nIQPj6");
        var strict = bodies.Where(b => !LooseWriting.Has(place, JsonNode.Parse(b), isBody: true)).ToList();

        Assert.InRange(strict.Count, 80, 280);
        Assert.InRange(strict.Count(b => Verdicts.Of(form, b).Within.Count == 0), 20, strict.Count - 40);
    }
}
