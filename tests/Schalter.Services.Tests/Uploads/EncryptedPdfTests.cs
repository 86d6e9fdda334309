using Schalter.Services.Forms;
using static Schalter.Services.Tests.Uploads.Inspecting;

namespace Schalter.Services.Tests.Uploads;

public sealed class EncryptedPdfTests
{
    [Fact]
    public void WithAPassword_IsEncrypted() => Assert.Equal(new(DocumentType.Pdf, "encrypted", null), Inspect(Locked("secret", "<< /A 1 >>")));

    /// <summary>As banks send their statements: anyone may open them, nobody may change them.</summary>
    [Fact]
    public void WithARestrictionButNoPassword_IsAccepted() => Assert.Equal(new(DocumentType.Pdf, null, 1), Inspect(Locked(string.Empty, "<< /A 1 >>")));

    [Fact]
    public void WithScriptInAnEncryptedObjectStream_IsActive() =>
        Assert.Equal("active-content", Inspect(Locked(string.Empty, "<< /S /JavaScript >>")).Refusal);

    [Fact]
    public void WithAnUnknownHandler_IsEncrypted()
    {
        var file = PdfFile.OnePage();
        file.Trailer = "/Encrypt << /Filter /Unheard.Of /V 9 >>";
        Assert.Equal("encrypted", Inspect(file.Build()).Refusal);
    }

    private static byte[] Locked(string password, string hidden)
    {
        var encryption = new PdfEncryption(password);
        return new PdfFile { Encryption = encryption, Trailer = encryption.Trailer }
            .Add(1, "<< /Type /Catalog /Pages 2 0 R >>")
            .AddObjectStream(4, (2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"), (3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"), (5, hidden))
            .Build();
    }
}
