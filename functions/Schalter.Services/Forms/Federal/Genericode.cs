using System.Xml.Linq;

namespace Schalter.Services.Forms.Federal;

/// <summary>
/// A code list in the format genericode (OASIS), as the XRepository gives it out: a schema only names such lists, so their files are given
/// beside it.
/// </summary>
internal sealed class Genericode
{
    private readonly XElement root;
    private readonly List<string> columns;

    private Genericode(XElement root)
    {
        this.root = root;
        columns = [.. root.Child("ColumnSet").Children("Column").Select(c => (string?)c.Attribute("Id") ?? string.Empty)];
    }

    private string Uri => root.Child("Identification").Text("CanonicalUri");

    private string VersionUri => root.Child("Identification").Text("CanonicalVersionUri");

    /// <summary>All lists of a folder (<c>*.xml</c>, <c>*.gc</c>).</summary>
    /// <exception cref="FederalSchemaException">A file is no code list.</exception>
    public static IReadOnlyList<Genericode> ReadAll(DirectoryInfo? folder)
    {
        if (folder is { Exists: false })
        {
            throw new FederalSchemaException($"there is no folder {folder.FullName}");
        }

        var files = folder?.EnumerateFiles().Where(f => f.Extension is ".xml" or ".gc") ?? [];
        return [.. files.OrderBy(f => f.Name, StringComparer.Ordinal).Select(Read)];
    }

    /// <summary>Whether the reference means this list, in this version if it names one.</summary>
    public bool Is(CodeListReference reference) =>
        reference.VersionUri is { } version && VersionUri.Length > 0 ? VersionUri == version : Uri == reference.Uri;

    public IReadOnlyList<CodeValue> Values(CodeListReference reference)
    {
        var code = reference.CodeColumn ?? (string?)root.Child("ColumnSet").Child("Key").Child("ColumnRef")?.Attribute("Ref") ?? columns.FirstOrDefault();
        var name = reference.NameColumn ?? columns.FirstOrDefault(c => c != code) ?? code;
        return [.. root.Child("SimpleCodeList").Children("Row").Select(Cells).Select(r => new CodeValue(
            r.GetValueOrDefault(code ?? string.Empty, string.Empty), r.GetValueOrDefault(name ?? string.Empty, string.Empty)))];
    }

    private static Genericode Read(FileInfo file)
    {
        try
        {
            var root = SafeXml.Read(file);
            return root.Name.LocalName == "CodeList" ? new(root) : throw new FederalSchemaException("not a genericode list");
        }
        catch (FederalSchemaException e)
        {
            throw new FederalSchemaException($"{file.Name}: {e.Message}", e);
        }
    }

    /// <summary>Values by column; one that names no column stands in the one after its predecessor's.</summary>
    private Dictionary<string, string> Cells(XElement row)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        var next = 0;
        foreach (var value in row.Children("Value"))
        {
            var column = (string?)value.Attribute("ColumnRef") ?? columns.ElementAtOrDefault(next) ?? string.Empty;
            cells[column] = value.Text("SimpleValue");
            next = columns.IndexOf(column) + 1;
        }

        return cells;
    }
}
