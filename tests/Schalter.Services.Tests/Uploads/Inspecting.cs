using Schalter.Services.Forms;
using Schalter.Services.Uploads;

namespace Schalter.Services.Tests.Uploads;

internal static class Inspecting
{
    public static readonly DocumentType[] All = Enum.GetValues<DocumentType>();

    public static Inspection Inspect(byte[] content, params DocumentType[] accepted)
    {
        using var stream = new MemoryStream(content);
        return DocumentInspection.Inspect(stream, content.Length, accepted.Length == 0 ? All : accepted, TestContext.Current.CancellationToken);
    }
}
