using System.Text.Json.Nodes;
using CsCheck;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Schemas;

namespace Schalter.Services.Tests.Forms.Schemas;

/// <summary>
/// The schema and our own check say the same about the same body, and in the same places: what one of them refuses of what is written in
/// canonical form, the other refuses; and whatever the schema takes, the counter takes.
/// </summary>
public sealed class FormSchemaTests(AjvProcess ajv) : IClassFixture<AjvProcess>
{
    private FormPlace place = null!;

    public static TheoryData<string> Forms => [.. ContentTests.AllForms.Select(f => f.Id)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void CarefulProgram_IsToldTheSameByBoth(string id)
    {
        var (form, right, all) = (Compiled(id), 0, 0);
        new FormBodies(form, mutated: false).Sample(
            body =>
            {
                Compare(form, body);
                all++;
                right += Verdicts.Of(form, body).Within.Count == 0 ? 1 : 0;
            },
            iter: 300,
            threads: 1,
            print: body => body);
        Assert.True(right == all, $"{right} of {all} bodies were right");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void CarelessProgram_IsToldTheSameByBoth(string id)
    {
        var form = Compiled(id);
        new FormBodies(form, mutated: true).Sample(body => Compare(form, body), iter: 1_500, threads: 1, print: body => body);
    }

    private FormDefinition Compiled(string id)
    {
        var form = ContentTests.Form(id);
        place = FormPlace.Of(form);
        var schema = FormSchema.Of(form, ContentTests.AllTexts, "en", AForm.Today);
        Assert.Empty(ajv.Compile(id, schema));
        return form;
    }

    private void Compare(FormDefinition form, string body)
    {
        var parsed = JsonNode.Parse(body);
        var (ours, beyond) = Verdicts.Of(form, body);
        var theirs = ajv.Check(form.Id, body);
        if (theirs.Valid || !LooseWriting.Has(place, parsed, isBody: true))
        {
            var (here, there) = (Folded(ours.Select(e => e.Pointer)), Folded(theirs.Pointers.Except(beyond)));
            Assert.True(here == there, $"we: {Said(ours)}\nschema: {string.Join(", ", theirs.Said)}\nfolded: {here}\nfolded: {there}");
        }

        string Folded(IEnumerable<string> pointers) =>
            string.Join(' ', pointers.Select(p => place.Fold(parsed, p)).Distinct().Order(StringComparer.Ordinal));
    }

    private static string Said(IEnumerable<FieldError> errors) => string.Join(", ", errors.Select(e => $"{e.Pointer} {e.Code}"));
}
