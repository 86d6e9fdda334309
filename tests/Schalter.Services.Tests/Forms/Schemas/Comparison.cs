using System.Text.Json.Nodes;
using CsCheck;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Schemas;

namespace Schalter.Services.Tests.Forms.Schemas;

/// <summary>Holds our verdict and that of the schema on the same bodies against each other.</summary>
internal sealed class Comparison
{
    /// <summary>Sent together, so that both sides work at the same time; few enough to find a small example.</summary>
    private const int Batch = 40;

    private readonly AjvProcess ajv;
    private readonly FormDefinition form;
    private readonly FormPlace place;

    public Comparison(AjvProcess ajv, FormDefinition form, Texts texts)
    {
        (this.ajv, this.form, place) = (ajv, form, FormPlace.Of(form));
        Assert.Empty(ajv.Compile(form.Id, FormSchema.Of(form, texts, "en", AForm.Today)));
    }

    /// <param name="also">What else holds for each body.</param>
    public Task SampleAsync(Gen<string> bodies, int batches, Action<string>? also = null) => bodies.Array[1, Batch].SampleAsync(
        async batch =>
        {
            await CompareAsync(batch);
            Array.ForEach(batch, also ?? (_ => { }));
        },
        iter: batches,
        threads: 1,
        print: batch => $"{batch.Length} bodies; the smallest of those that differ is in the message");

    private async Task CompareAsync(string[] bodies)
    {
        var theirs = ajv.CheckAsync(form.Id, bodies);
        var ours = bodies.Select(body => Verdicts.Of(form, body)).ToList();
        var differing = bodies.Zip(ours, await theirs)
            .Select(b => (Body: b.First, Difference: Difference(JsonNode.Parse(b.First), b.Second.Within, b.Second.BeyondAt, b.Third)))
            .Where(b => b.Difference is not null);
        var (smallest, difference) = differing.OrderBy(b => b.Body.Length).FirstOrDefault();
        Assert.True(smallest is null, $"{smallest}\n{difference}");
    }

    private string? Difference(JsonNode? body, IReadOnlyList<FieldError> ours, IReadOnlyList<string> beyond, AjvProcess.Verdict theirs)
    {
        if (!theirs.Valid && LooseWriting.Has(place, body, isBody: true))
        {
            return null;
        }

        var (here, there) = (Folded(ours.Select(e => e.Pointer)), Folded(theirs.Pointers.Except(beyond)));
        return here == there ? null
            : $"we: {string.Join(", ", ours.Select(e => $"{e.Pointer} {e.Code}"))}\nschema: {string.Join(", ", theirs.Said)}\nin places {here}\nand {there}";

        string Folded(IEnumerable<string> pointers) =>
            string.Join(' ', pointers.Select(p => place.Fold(body, p)).Distinct().Order(StringComparer.Ordinal));
    }
}
