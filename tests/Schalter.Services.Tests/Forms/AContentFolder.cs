using System.Text.Json;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

/// <summary>A temporary content folder with one form <c>test</c>, a block <c>pair</c> and the texts they need.</summary>
internal sealed class AContentFolder : IDisposable
{
    private static readonly string[] Keys =
    [
        "title", "s.title", "s.a.label", "s.b.label", "s.c.label", "s.b.choice.x", "s.b.choice.y", "s.g.label", "s.g.a.label", "s.g.g.label",
        "documents.d.label", "t.title", "t.a.label", "triage.q.label", "triage.q.choice.x", "triage.q.choice.y", "triage.q.stop.y",
        "triage.q.link.y", "triage.r.label", "triage.r.choice.x", "triage.r.choice.y", "triage.r.stop.y",
    ];

    private readonly string root = Directory.CreateTempSubdirectory("schalter-content-").FullName;

    public string Root => root;

    public AContentFolder()
    {
        Write("texts/de/test.json", JsonSerializer.Serialize(Keys.ToDictionary(k => k, k => $"Text {k}")));
        Write("texts/de/blocks.json", """{"pair.title": "Paar", "pair.first.label": "Eins", "pair.second.label": "Zwei", "pair.d.label": "Dokument", "loop.a.label": "A"}""");
        Write("forms/blocks/pair.json", """
            {"fields": [{"id": "first", "type": "yesNo"}, {"id": "second", "type": "date", "shownIf": {"field": ".first", "is": true}}],
             "documents": [{"id": "d", "need": "always"}]}
            """);
        Write("forms/blocks/loop.json", """{"fields": [{"id": "a", "use": "loop"}]}""");
    }

    public void Write(string path, string text)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Writes the form with these sections, documents and rules, each as the inside of a JSON list.</summary>
    public FormDefinition Load(string sections, string documents = "", string rules = "", string head = "\"routeWhenIncomplete\": true")
    {
        Write("forms/test.json", $$"""
            {"audience": [], "legalBasis": [], "retention": {"openDays": 1, "afterHandoverDays": 1, "afterWithdrawalDays": 1}, {{head}},
             "sections": [{{sections}}], "documents": [{{documents}}], "rules": [{{rules}}]}
            """);
        return FormCatalogue.Load(root).Find("test")!;
    }

    public Texts LoadTexts() => Texts.Load(root);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
