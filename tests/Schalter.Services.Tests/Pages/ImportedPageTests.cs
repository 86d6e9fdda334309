using Schalter.Services.Forms;
using Schalter.Services.Pages;
using Schalter.Services.Tests.Forms;
using Schalter.Services.Tests.Forms.Federal;

namespace Schalter.Services.Tests.Pages;

/// <summary>A form made of a federal schema, put among the office's own.</summary>
public sealed class ImportedPageTests : IDisposable
{
    private readonly string content = Directory.CreateTempSubdirectory("schalter-content-").FullName;

    public void Dispose() => Directory.Delete(content, recursive: true);

    [Fact]
    public void ImportedForms_AskEverything_OnThePage()
    {
        CopiedFolder.Copy(ContentTests.ContentRoot, content);
        ImportedSchemas.Two.Save(content);
        ImportedSchemas.Three.Save(content);
        var texts = Texts.Load(content);
        var forms = FormCatalogue.Load(content, texts);

        Assert.All([ImportedSchemas.Two, ImportedSchemas.Three], imported =>
        {
            var form = forms.Find(imported.Id)!;
            var page = new PageRenderer(texts).Form(new(form, "de", "/api", Answers.None, [], [], new(20 << 20, 50 << 20)));
            var names = Html.Attributes(page, "name").ToHashSet(StringComparer.Ordinal);
            Assert.All(imported.Fields, f => Assert.Contains(f.Field.Replace("*", "0", StringComparison.Ordinal), names));
            Assert.Contains($"action=\"/api/submissions/{imported.Id}?lang=de\"", page, StringComparison.Ordinal);
        });
    }
}
