using System.Xml;
using System.Xml.Linq;

namespace Schalter.Services.Forms.Federal;

/// <summary>Reads XML that strangers wrote: no document types, no entities of its own, nothing fetched, not without end.</summary>
internal static class SafeXml
{
    /// <summary>20 MiB: schemas are some hundred kilobytes large.</summary>
    private const long MaxBytes = 20 << 20;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <exception cref="FederalSchemaException">It is missing, too large, or no XML that we read.</exception>
    public static XElement Read(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new FederalSchemaException($"there is no file {file.FullName}");
        }

        if (file.Length is 0 or > MaxBytes)
        {
            throw new FederalSchemaException(file.Length == 0 ? "the file is empty" : $"the file is larger than {MaxBytes >> 20} MiB");
        }

        try
        {
            using var stream = file.OpenRead();
            using var reader = XmlReader.Create(stream, Settings);
            return XElement.Load(reader);
        }
        catch (XmlException e)
        {
            throw new FederalSchemaException($"no XML that can be read: {e.Message}", e);
        }
    }

    /// <summary>The child of this local name; XDatenfelder puts some of its elements into no namespace at all.</summary>
    public static XElement? Child(this XElement? parent, string name) => parent?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement? parent, string name) =>
        parent?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    /// <summary>Text of a child with runs of white space made one blank; empty when there is none.</summary>
    public static string Text(this XElement? parent, string name) => Plain(parent.Child(name)?.Value);

    /// <summary>Value of a coded element: <c>&lt;feldart&gt;&lt;code&gt;input&lt;/code&gt;&lt;/feldart&gt;</c>.</summary>
    public static string Code(this XElement? parent, string name) => parent.Child(name) is { } coded
        ? coded.Child("code") is { } code ? Plain(code.Value) : Plain(coded.Value)
        : string.Empty;

    public static string Plain(string? text) => string.Join(' ', (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string? OrNull(this string text) => text.Length == 0 ? null : text;
}
