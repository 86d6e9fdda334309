using System.Text;
using CsCheck;
using Schalter.Services.Forms;
using static Schalter.Services.Tests.Uploads.Inspecting;

namespace Schalter.Services.Tests.Uploads;

public sealed class DocumentInspectionTests
{
    public static TheoryData<string, DocumentType, int> SoundFiles => new()
    {
        { Text(PdfFile.Sound(3)), DocumentType.Pdf, 3 },
        { Text(PdfFile.OnePage().Build()), DocumentType.Pdf, 1 },
        { Text(PdfFile.OnePage().Build("some mail gateway's line\n%PDF-1.4\n")), DocumentType.Pdf, 1 },
        { Text(ImageFile.Jpeg(400, 300)), DocumentType.Jpeg, 1 },
        { Text(ImageFile.Jpeg(400, 300, frame: 0xC2)), DocumentType.Jpeg, 1 },
        { Text(ImageFile.Png(40, 30)), DocumentType.Png, 1 },
        { Text(ImageFile.Png(2, 2, [0, 0, 0, 0, 0, 0], depth: 1, colourType: 0, interlace: 1)), DocumentType.Png, 1 },
        { Text(ImageFile.Heic(4032, 3024)), DocumentType.Heic, 1 },
        { Text(ImageFile.Heic(4032, 3024, "heix")), DocumentType.Heic, 1 },
        { Text(ImageFile.Tiff(100, 100)), DocumentType.Tiff, 1 },
        { Text(ImageFile.Tiff(100, 100, bigEndian: true, pages: 4)), DocumentType.Tiff, 4 },
    };

    public static TheoryData<string, string> UnknownFiles => new()
    {
        { "a program", Text([.. "MZ"u8, .. new byte[200]]) },
        { "text", "Dear office," },
        { "one byte", "%" },
        { "an archive", Text([.. "PK"u8, 3, 4, .. new byte[50]]) },
        { "a page", "<!doctype html><script>alert(1)</script>" },
        { "AVIF", Text(ImageFile.Heic(40, 30, "avif")) },
        { "a program that is also a PDF", Text(PdfFile.OnePage().Build("MZ\u0090\0 %PDF-1.7\n")) },
        { "an archive that is also a PDF", Text(PdfFile.OnePage().Build("PK\u0003\u0004 %PDF-1.7\n")) },
        { "a page that is also a PDF", Text(PdfFile.OnePage().Build("  \n<html><!-- %PDF-1.7\n")) },
        { "a photo that is also a PDF", Text([.. ImageFile.Jpeg(4, 3), .. PdfFile.OnePage().Build()]) },
        { "a PDF header too far in", Text(PdfFile.OnePage().Build(new string(' ', 1025) + "%PDF-1.7\n")) },
    };

    [Theory, MemberData(nameof(SoundFiles))]
    public void SoundFile_IsAcceptedWithItsTypeAndPages(string content, DocumentType type, int pages) =>
        Assert.Equal(new(type, null, pages), Inspect(Bytes(content)));

    [Theory, MemberData(nameof(UnknownFiles))]
    public void FileOfNoTypeOrOfTwo_IsUnknown(string what, string content) =>
        Assert.True(Inspect(Bytes(content)) is { Type: null, Refusal: "type-unknown" }, what);

    [Fact]
    public void NoContent_IsEmpty() => Assert.Equal(new(null, "empty", null), Inspect([]));

    [Fact]
    public void KnownTypeThatTheSlotDoesNotTake_IsNotAccepted() =>
        Assert.Equal(new(DocumentType.Png, "type-not-accepted", null), Inspect(ImageFile.Png(4, 3), DocumentType.Pdf, DocumentType.Jpeg));

    [Theory, MemberData(nameof(SoundFiles))]
    public void CutOffAnywhere_IsRefusedAndNeverThrows(string content, DocumentType type, int pages)
    {
        var whole = Bytes(content);
        var lineBreakAtTheEnd = type == DocumentType.Pdf ? 1 : 0;
        for (var length = 0; length < whole.Length - lineBreakAtTheEnd; length += Math.Max(1, whole.Length / 150))
        {
            Assert.True(Inspect(whole[..length]).Refusal is not null, $"{type} of {pages} pages, cut at {length}");
        }
    }

    [Theory, MemberData(nameof(SoundFiles))]
    public void BytesOverwritten_NeverThrows(string content, DocumentType type, int pages)
    {
        var whole = Bytes(content);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 20].Sample(
            changes =>
            {
                var broken = whole.ToArray();
                foreach (var (at, value) in changes)
                {
                    broken[at] = value;
                }

                return Inspect(broken) is { Refusal: not null } or { Type: not null };
            },
            iter: type == DocumentType.Pdf ? 60 : 400,
            writeLine: null);
        Assert.True(pages > 0);
    }

    [Fact]
    public void RandomBytesBehindAnyMagic_NeverThrows()
    {
        string[] magics = ["", "%PDF-1.7\n1 0 obj<<", "\u00FF\u00D8\u00FF", "\u0089PNG\r\n\u001A\n", "II*\0\u0008\0\0\0", "MM\0*", "\0\0\0\u0018ftypheic"];
        Gen.Select(Gen.Int[0, magics.Length - 1], Gen.Byte.Array[0, 400]).Sample(
            (magic, bytes) => Inspect([.. Bytes(magics[magic]), .. bytes]).Refusal is not null, iter: 500);
    }

    /// <summary>One char per byte, so that a table of files can be shown and passed on.</summary>
    private static string Text(byte[] content) => Encoding.Latin1.GetString(content);

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
