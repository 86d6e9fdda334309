using CsCheck;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("passport.pdf", "passport.pdf")]
    [InlineData("Паспорт Олени.pdf", "Паспорт Олени.pdf")]
    [InlineData("جواز سفر.jpg", "جواز سفر.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\me\scan.pdf", "scan.pdf")]
    [InlineData("pass\0port.pdf", "passport.pdf")]
    [InlineData("fdp.\u202Egpj.exe", "fdp.gpj.exe")]
    [InlineData("  .hidden. ", "hidden")]
    [InlineData(@"scan.pdf\", "scan.pdf")]
    [InlineData(@"\\server\scans\\ \", "scans")]
    [InlineData("a \"q\".jpg", "a \"q\".jpg")]
    [InlineData("two\r\nlines\n.pdf", "two lines .pdf")]
    [InlineData("..", "document")]
    [InlineData("", "document")]
    [InlineData(null, "document")]
    public void Name_IsMadeHarmless(string? name, string expected) => Assert.Equal(expected, FileNames.Clean(name));

    [Fact]
    public void LongName_IsShortenedAndKeepsItsExtension()
    {
        var clean = FileNames.Clean(new string('ä', 300) + ".pdf");

        Assert.Equal(120, clean.Length);
        Assert.EndsWith(".pdf", clean, StringComparison.Ordinal);
    }

    [Fact]
    public void AnyName_ComesOutShortAndWithoutControlCharacters() => Gen.String.Sample(name =>
    {
        var clean = FileNames.Clean(name);

        Assert.InRange(clean.Length, 1, 120);
        Assert.DoesNotContain(clean, c => char.IsControl(c) || c is '/' or '\\' or '\u202E');
        Assert.False(char.IsLowSurrogate(clean[0]) || char.IsHighSurrogate(clean[^1]));
    });
}
