using Schalter.Services.Content;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

public sealed class FormCatalogueTests : IDisposable
{
    private readonly AContentFolder content = new();

    public void Dispose() => content.Dispose();

    [Fact]
    public void Block_IsUnfoldedUnderItsPrefix_WithSharedTexts()
    {
        var form = content.Load("""{"id": "t", "use": "pair", "change": {"first": {"required": true}}}, {"id": "s", "use": "pair", "without": ["second"]}""");
        Assert.Equal(["t.first", "t.second", "s.first"], form.Sections.SelectMany(s => s.Fields).Select(f => f.Id));
        Assert.Equal("blocks.pair.first", form.Sections[0].Fields[0].TextKey);
        Assert.Equal([true, false, false], form.Sections.SelectMany(s => s.Fields).Select(f => f.Required));
        Assert.Equal("t.first", Assert.IsType<Condition.Is>(form.Sections[0].Fields[1].ShownIf).Field);
    }

    [Fact]
    public void FieldsOfTheSection_FollowThoseOfItsBlock()
    {
        var form = content.Load("""{"id": "t", "use": "pair", "fields": [{"id": "a", "type": "text", "shownIf": {"field": ".first", "is": true}}]}""");
        Assert.Equal(["t.first", "t.second", "t.a"], form.Sections[0].Fields.Select(f => f.Id));
        Assert.Equal(["blocks.pair.first", "blocks.pair.second", "test.t.a"], form.Sections[0].Fields.Select(f => f.TextKey));
    }

    [Fact]
    public void FieldsOfAGroup_FollowThoseOfItsBlock()
    {
        var form = content.Load("""{"id": "s", "fields": [{"id": "g", "type": "repeatedGroup", "use": "pair", "fields": [{"id": "a", "type": "text"}]}]}""");
        Assert.Equal(["s.g.*.first", "s.g.*.second", "s.g.*.a"], form.Sections[0].Fields[0].Fields.Select(f => f.Id));
    }

    [Fact]
    public void ChangeToNull_TakesThePropertyAway()
    {
        var form = content.Load("""{"id": "t", "use": "pair", "without": ["first"], "change": {"second": {"shownIf": null}}}""");
        Assert.Null(Assert.Single(form.Sections[0].Fields).ShownIf);
    }

    [Fact]
    public void RuleOverAMemberOfAFieldLeftOut_IsDropped()
    {
        content.Write("forms/blocks/pair.json", """
            {"fields": [{"id": "first", "type": "yesNo"}, {"id": "second", "type": "repeatedGroup", "fields": [{"id": "d", "type": "date"}]}],
             "rules": [{"rule": "before", "field": ".second.*.d", "other": ".second.*.d"}]}
            """);
        content.Write("texts/de/blocks.json", """{"pair.title": "P", "pair.first.label": "E", "pair.second.label": "Z", "pair.second.d.label": "D"}""");
        Assert.Empty(content.Load("""{"id": "t", "use": "pair", "without": ["second"]}""").Rules);
        Assert.Single(content.Load("""{"id": "t", "use": "pair"}""").Rules);
    }

    [Fact]
    public void Version_ChangesWithABlockItUses()
    {
        const string Section = """{"id": "s", "use": "pair"}""";
        var before = content.Load(Section).Version;
        Assert.Equal(before, content.Load(Section).Version);
        content.Write("forms/blocks/pair.json", """{"fields": [{"id": "first", "type": "yesNo", "required": true}]}""");
        Assert.NotEqual(before, content.Load(Section).Version);
    }

    [Theory]
    [InlineData("""{"id": "a", "type": "txt"}""", "$.sections[0].fields[0].type", "unknown value txt")]
    [InlineData("""{"id": "a"}""", "$.sections[0].fields[0]", "type is missing")]
    [InlineData("""{"id": "a", "type": "text", "requird": true}""", "$.sections[0].fields[0].requird", "unknown property")]
    [InlineData("""{"id": "a", "type": "text", "required": "yes"}""", "$.sections[0].fields[0].required", "true or false")]
    [InlineData("""{"id": "a.b", "type": "text"}""", "$.sections[0].fields[0].id", "letters")]
    [InlineData("""{"id": "9", "type": "text"}""", "$.sections[0].fields[0].id", "letters")]
    [InlineData("""{"id": "a", "type": "text"}, {"id": "a", "type": "date"}""", "$.sections[0].fields[1]", "two fields s.a")]
    [InlineData("""{"id": "nope", "type": "text"}""", "$.sections[0].fields[0]", "no German text test.s.nope.label")]
    [InlineData("""{"id": "b", "type": "choice", "choices": ["x", "z"]}""", "$.sections[0].fields[0].choices[1]", "no German text test.s.b.choice.z")]
    [InlineData("""{"id": "b", "type": "choice", "choices": ["x", "x"]}""", "$.sections[0].fields[0].choices", "once")]
    [InlineData("""{"id": "b", "type": "choice"}""", "$.sections[0].fields[0]", "choices is missing")]
    [InlineData("""{"id": "a", "type": "text", "choices": ["x"]}""", "$.sections[0].fields[0].choices", "only choice")]
    [InlineData("""{"id": "a", "type": "text", "fields": []}""", "$.sections[0].fields[0].fields", "only groups")]
    [InlineData("""{"id": "a", "type": "text", "pattern": "[a"}""", "$.sections[0].fields[0].pattern", "bad pattern")]
    [InlineData("""{"id": "a", "type": "text", "pattern": "\\d{5}"}""", "$.sections[0].fields[0].pattern", "bad pattern")]
    [InlineData("""{"id": "a", "type": "text", "pattern": "a.b"}""", "$.sections[0].fields[0].pattern", "bad pattern")]
    [InlineData("""{"id": "a", "type": "text", "pattern": "[^a]"}""", "$.sections[0].fields[0].pattern", "bad pattern")]
    [InlineData("""{"id": "a", "type": "text", "pattern": "(?i)a"}""", "$.sections[0].fields[0].pattern", "bad pattern")]
    [InlineData("""{"id": "a", "type": "text", "pattern": "(a)\\1"}""", "$.sections[0].fields[0].pattern", "bad pattern")]
    [InlineData("""{"id": "a", "type": "text", "min": 3}""", "$.sections[0].fields[0].min", "has no min")]
    [InlineData("""{"id": "a", "type": "text", "minLength": 3, "maxLength": 2}""", "$.sections[0].fields[0]", "lower limit")]
    [InlineData("""{"id": "a", "type": "date", "notAfter": "tomorrow"}""", "$.sections[0].fields[0].notAfter", "must be a date")]
    [InlineData("""{"id": "a", "type": "text", "shownIf": {"field": "s.x", "answered": true}}""", "$.sections[0].fields[0].shownIf", "does not exist")]
    [InlineData("""{"id": "a", "type": "text", "shownIf": {"field": ".a", "answered": true}}""", "$.sections[0].fields[0].shownIf", "comes later")]
    [InlineData("""{"id": "a", "type": "text", "shownIf": {"field": ".c", "is": true}}, {"id": "c", "type": "yesNo", "shownIf": {"field": ".a", "answered": true}}""", "$.sections[0].fields[0].shownIf", "comes later")]
    [InlineData("""{"id": "b", "type": "choice", "choices": ["x"]}, {"id": "a", "type": "text", "shownIf": {"field": ".b", "is": "y"}}""", "$.sections[0].fields[1].shownIf", "never is y")]
    [InlineData("""{"id": "c", "type": "text"}, {"id": "a", "type": "text", "requiredIf": {"field": ".c", "is": "x"}}""", "$.sections[0].fields[1].requiredIf", "free input")]
    [InlineData("""{"id": "a", "type": "text", "requiredIf": {"all": []}}""", "$.sections[0].fields[0].requiredIf.all", "must not be empty")]
    [InlineData("""{"id": "a", "type": "text", "requiredIf": {"some": []}}""", "$.sections[0].fields[0].requiredIf.some", "unknown property")]
    [InlineData("""{"id": "g", "type": "repeatedGroup", "fields": [{"id": "a", "type": "text"}]}, {"id": "c", "type": "text", "requiredIf": {"field": "s.g.*.a", "answered": true}}""", "$.sections[0].fields[1].requiredIf", "same entry")]
    [InlineData("""{"id": "g", "type": "repeatedGroup", "fields": [{"id": "g", "type": "repeatedGroup", "fields": []}]}""", "$.sections[0].fields[0].fields[0]", "cannot stand in another")]
    [InlineData("""{"id": "g", "use": "nope"}""", "$.sections[0].fields[0].use", "no block nope")]
    [InlineData("""{"id": "g", "use": "pair", "without": ["third"]}""", "$.sections[0].fields[0].without[0]", "no field third")]
    [InlineData("""{"id": "g", "use": "pair", "change": {"first": {"type": "date"}}}""", "$.sections[0].fields[0].change.first.type", "unknown property")]
    public void MistakeInAField_IsNamed(string fields, string path, string reason) =>
        AssertMistake(() => content.Load($$"""{"id": "s", "fields": [{{fields}}]}"""), "forms/test.json", path, reason);

    [Theory]
    [InlineData("""{"id": "s"}""", "", "", "$.sections[0]", "fields is missing")]
    [InlineData("""{"id": "u", "fields": []}""", "", "", "$.sections[0]", "no German text test.u.title")]
    [InlineData("""{"id": "documents", "fields": []}""", "", "", "$.sections[0].id", "belongs to the request")]
    [InlineData("""{"id": "t", "fields": []}""", """{"id": "d", "need": "sometimes"}""", "", "$.documents[0].need", "unknown value")]
    [InlineData("""{"id": "t", "fields": []}""", """{"id": "d", "need": "conditional"}""", "", "$.documents[0]", "has the condition")]
    [InlineData("""{"id": "t", "fields": []}""", """{"id": "d", "need": "always", "accept": ["exe"]}""", "", "$.documents[0].accept[0]", "unknown value")]
    [InlineData("""{"id": "t", "fields": []}""", """{"id": "d", "need": "always", "maxFiles": 0}""", "", "$.documents[0]", "maxFiles")]
    [InlineData("""{"id": "t", "fields": []}""", """{"id": "d", "need": "always"}, {"use": "d"}""", "", "$.documents[1]", "two documents d")]
    [InlineData("""{"id": "t", "fields": []}""", """{"use": "e"}""", "", "$.documents[0].use", "no block declares")]
    [InlineData("""{"id": "t", "fields": []}""", "", """{"rule": "sum", "field": "a", "other": "b"}""", "$.rules[0].rule", "unknown rule")]
    [InlineData("""{"id": "t", "fields": []}""", "", """{"rule": "before", "field": "a", "other": "b"}""", "$.rules[0].field", "no field a")]
    [InlineData("""{"id": "t", "fields": [{"id": "a", "type": "text"}]}""", "", """{"rule": "before", "field": "t.a", "other": "t.a"}""", "$.rules[0].field", "only dates and numbers")]
    public void MistakeElsewhere_IsNamed(string sections, string documents, string rules, string path, string reason) =>
        AssertMistake(() => content.Load(sections, documents, rules), "forms/test.json", path, reason);

    [Fact]
    public void BlocksInACircle_AreFound() =>
        AssertMistake(() => content.Load("""{"id": "s", "fields": [{"id": "g", "use": "loop"}]}"""), "forms/blocks/loop.json", "$.fields[0]", "use each other");

    [Theory]
    [InlineData("\"routeWhenIncomplete\": true, \"routeWhenIncomplete\": true", "$", "Duplicate property")]
    [InlineData("\"routeWhenIncomplete\": true, \"fee\": 100", "$.fee", "unknown property")]
    [InlineData("\"routeWhenIncomplete\": true,,", "$", "invalid")]
    public void MistakeInTheHead_IsNamed(string head, string path, string reason) =>
        AssertMistake(() => content.Load("", head: head), "forms/test.json", path, reason);

    private static void AssertMistake(Func<object> load, string file, string path, string reason)
    {
        var mistake = Assert.Throws<ContentException>(load);
        Assert.Equal((file, path), (mistake.File, mistake.Path));
        Assert.Contains(reason, mistake.Reason, StringComparison.Ordinal);
    }
}
