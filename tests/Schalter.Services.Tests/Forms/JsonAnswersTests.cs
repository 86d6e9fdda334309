using System.Text.Json;
using CsCheck;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

public sealed class JsonAnswersTests
{
    [Theory]
    [InlineData("""{"person": {"familyName": "A", "nationalities": ["UKR", "POL"]}}""", "person.familyName=A person.nationalities=UKR|POL")]
    [InlineData("""{"person.familyName": "A", "a": {"b.c": 1}}""", "a.b.c=1 person.familyName=A")]
    [InlineData("""{"family": {"children": [{"name": "A"}, {}, {"name": "B"}]}}""", "family.children.0.name=A family.children.2.name=B")]
    [InlineData("""{"a": true, "b": false, "c": null, "d": 39.5, "e": -1e2}""", "a=true b=false d=39.5 e=-100")]
    [InlineData("""{"a": {"b": "1"}, "a.b": "2"}""", "a.b=1|2")]
    [InlineData("""{"a": 45.125}""", "a=45.1250")]
    [InlineData("""{"a": []}""", "")]
    public void Body_IsFlattened(string json, string expected)
    {
        var (answers, errors) = Read(json);
        Assert.Empty(errors);
        Assert.Equal(expected, string.Join(' ', answers.Values()));
    }

    [Theory]
    [InlineData("[1]", " json-object-expected")]
    [InlineData("\"x\"", " json-object-expected")]
    [InlineData("""{"a": [[1]]}""", "a json-list-in-list")]
    public void OtherShapes_AreRefused(string json, string expected) =>
        Assert.Equal(expected, string.Join('|', Read(json).Errors.Select(e => $"{e.Field} {e.Code}")));

    [Theory]
    [InlineData(15, null)]
    [InlineData(16, "too-deep")]
    public void Depth_IsLimited(int nested, string? code)
    {
        var json = string.Concat(Enumerable.Repeat("{\"a\":", nested)) + "{\"a\":1}" + new string('}', nested);
        Assert.Equal(code, Read(json).Errors.SingleOrDefault()?.Code);
    }

    [Fact]
    public void Fields_AreLimited()
    {
        Assert.Equal("too-many-fields", Read($$"""{"a": [{{string.Join(',', Enumerable.Repeat(1, 5_000))}}]}""").Errors.Single().Code);
        Assert.Empty(Read($$"""{"a": [{{string.Join(',', Enumerable.Repeat(1, 1_000))}}]}""").Errors);
    }

    [Fact]
    public void ThreeDecimalsOfAJsonNumber_AreNoThousands()
    {
        var form = AForm.Of(AForm.Field("a", FieldType.Number));
        Assert.Equal(["a too-many-decimals"], AnswerCheck.Check(form, Read("""{"a": 45.125}""").Answers, AForm.Today).Codes());
    }

    [Fact]
    public void HalfASurrogatePair_IsRefusedByItsField()
    {
        var form = AForm.Of(AForm.Field("a", FieldType.Text));
        Assert.Equal(["a characters-not-allowed"], AnswerCheck.Check(form, Read("""{"a": "\ud83d"}""").Answers, AForm.Today).Codes());
    }

    [Fact]
    public void AnswersSentAsJson_ReadBackTheSame() => Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 8], Gen.String[Gen.Char[' ', '퟿'], 0, 10])[0, 20].Sample(
        typed => Assert.Equal(
            typed.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value}"), Read(JsonSerializer.Serialize(typed)).Answers.Values()),
        iter: 300,
        threads: 1);

    private static (Answers Answers, IReadOnlyList<FieldError> Errors) Read(string json)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = 64 });
        return JsonAnswers.Read(document.RootElement);
    }
}
