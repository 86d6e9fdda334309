using System.Globalization;
using System.Xml.Linq;

namespace Schalter.Services.Forms.Federal;

/// <summary>
/// Reads the message <c>xdatenfelder.stammdatenschema.0102</c> of XDatenfelder 2.0 and 3.0. Only what a form can be made of is read:
/// not who released what when, and not the names used on paper.
/// </summary>
internal sealed class FederalSchemaReader
{
    private const string Family = "urn:xoev-de:fim:standard:xdatenfelder_";
    private const string Message = "xdatenfelder.stammdatenschema.0102";
    private const int MaxDepth = 64;

    private readonly bool isThree;

    private FederalSchemaReader(bool isThree) => this.isThree = isThree;

    /// <exception cref="FederalSchemaException">It is something else.</exception>
    public static FederalSchema Read(FileInfo file)
    {
        var root = SafeXml.Read(file);
        var standard = root.Name.NamespaceName;
        if (!standard.StartsWith(Family, StringComparison.Ordinal))
        {
            throw new FederalSchemaException($"not XDatenfelder: its root is {root.Name.LocalName} of the namespace '{standard}'");
        }

        var version = standard[Family.Length..];
        if (version is not ("2" or "3.0.0"))
        {
            throw new FederalSchemaException($"XDatenfelder {version} is not known; known are 2 and 3.0.0");
        }

        return root.Name.LocalName == Message && root.Child("stammdatenschema") is { } schema
            ? new FederalSchemaReader(version != "2").Schema(schema, version)
            : throw new FederalSchemaException($"not a data schema ({Message}) but {root.Name.LocalName}");
    }

    private FederalSchema Schema(XElement schema, string version)
    {
        var name = schema.Text("name");
        var title = schema.Text(isThree ? "bezeichnung" : "bezeichnungEingabe").OrNull() ?? name;
        var children = Structure(schema, 0);
        return children.Count == 0 || title.Length == 0
            ? throw new FederalSchemaException(title.Length == 0 ? "the schema has no name" : "the schema holds no fields")
            : new(
                $"XDatenfelder {version}", Identity(schema), name.OrNull() ?? title, title, schema.Text("hilfetext"),
                [.. schema.Children("bezug").Select(b => SafeXml.Plain(b.Value)).Where(b => b.Length > 0)], Rules(schema), children);
    }

    private List<FederalElement> Structure(XElement parent, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new FederalSchemaException($"groups are nested more than {MaxDepth} deep");
        }

        var elements = new List<FederalElement>();
        foreach (var place in parent.Children("struktur"))
        {
            var occurs = Occurs(place.Text("anzahl"));
            elements.AddRange(place.Child("enthaelt").Children("datenfeldgruppe").Select(g => Group(g, occurs, depth)));
            elements.AddRange(place.Child("enthaelt").Children("datenfeld").Select(f => Field(f, occurs)));
        }

        return elements;
    }

    private FederalGroup Group(XElement group, Occurrence occurs, int depth) => new(
        group.Child("identifikation").Text("id"), group.Text("name"), group.Text("bezeichnungEingabe"), group.Text("hilfetextEingabe"),
        occurs, Rules(group), group.Code("art") == "X", Structure(group, depth + 1));

    private FederalField Field(XElement field, Occurrence occurs) => new(
        field.Child("identifikation").Text("id"), field.Text("name"), field.Text("bezeichnungEingabe"), field.Text("hilfetextEingabe"),
        occurs, Rules(field), field.Code("feldart"), field.Code("datentyp"), FederalLimitsReader.Read(field.Child("praezisierung")),
        field.Child("inhalt")?.Value.Trim() ?? string.Empty,
        [.. field.Child("werte").Children("wert").Select(v => new CodeValue(v.Text("code"), v.Text("name")))],
        CodeList(field), new(field.Text("maxSize").OrNull(), [.. field.Children("mediaType").Select(m => m.Value.Trim())]));

    private CodeListReference? CodeList(XElement field)
    {
        var reference = field.Child("codelisteReferenz");
        var list = isThree ? reference : reference.Child("genericodeIdentification");
        return list.Text("canonicalIdentification").OrNull() is { } uri
            ? new(uri, list.Text("canonicalVersionUri").OrNull(), field.Text("codeKey").OrNull(), field.Text("nameKey").OrNull())
            : null;
    }

    private List<string> Rules(XElement element) =>
    [
        .. element.Children("regel").Select(r =>
            $"{Identity(r)} {r.Text("name")}: {r.Text(isThree ? "freitextRegel" : "definition").OrNull() ?? r.Text("beschreibung")}".TrimEnd(':', ' ')),
    ];

    private static string Identity(XElement element) =>
        $"{element.Child("identifikation").Text("id")} {element.Child("identifikation").Text("version")}".Trim();

    private static Occurrence Occurs(string written)
    {
        var parts = written.Split(':');
        var isMin = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var min);
        var max = 0;
        var isPair = isMin && parts.Length == 2
            && (parts[1] == "*" || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out max) && max >= min));
        return isPair ? new(min, parts[1] == "*" ? null : max) : new(0, 1, written);
    }
}
