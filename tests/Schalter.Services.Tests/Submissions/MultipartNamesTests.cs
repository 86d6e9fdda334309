using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

/// <summary>File names as browsers write them into the parts of a form.</summary>
public sealed class MultipartNamesTests
{
    [Theory]
    [InlineData("""filename="a %22q%22.jpg" """, """a "q".jpg""")]
    [InlineData("""filename="two%0D%0Alines.pdf" """, "two\r\nlines.pdf")]
    [InlineData("""filename="100%25 %20 %0d.pdf" """, "100%25 %20 %0d.pdf")]
    [InlineData("""filename="%2522.pdf" """, "%2522.pdf")]
    [InlineData("""filename="Паспорт.pdf" """, "Паспорт.pdf")]
    [InlineData("filename=plain.pdf", "plain.pdf")]
    [InlineData("""filename="x"; filename*=UTF-8''%2522%C3%BC.pdf""", "%22ü.pdf")]
    [InlineData("""filename="" """, "")]
    [InlineData("""filename="scan.pdf\" """, @"scan.pdf\")]
    [InlineData("""filename="C:\scans\pass.pdf" """, @"C:\scans\pass.pdf")]
    [InlineData("""filename="a \"q\".jpg" """, """a "q".jpg""")]
    [InlineData("""filename="a "q".jpg" """, """a "q".jpg""")]
    [InlineData("filename=\"two\nlines.pdf\"", "two\nlines.pdf")]
    public void Name_IsReadAsBrowsersWriteIt(string written, string name) =>
        Assert.Equal(new("documents.lease", name), PartName.Of($"form-data; name=\"documents.lease\"; {written.Trim()}"));

    [Theory]
    [InlineData("form-data; name=\"email\"", "email")]
    [InlineData("form-data", null)]
    [InlineData("form-data; filename=\"x\\\"", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void PartWithoutAFile_HasItsName_OrIsNone(string? written, string? name) =>
        Assert.Equal(name is null ? null : new(name, null), PartName.Of(written));
}
