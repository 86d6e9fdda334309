using System.Globalization;
using System.Text;

namespace Schalter.Services.Forms.Federal;

/// <summary>What a person has to know who goes on with an imported form; a Markdown file beside it.</summary>
internal static class ImportReport
{
    public static string Of(ImportedForm form, FederalSchema schema)
    {
        var report = new StringBuilder($"""
            # {form.Id}

            Made of {Cell(schema.Title)} ({schema.Standard}, {schema.Id}): {form.Fields.Count} questions and documents.

            ## To decide by hand

            * audience, retention and legal basis in `{form.Id}.json`; a rule of `routing.json`, if the usual team is not right
            * shared blocks instead of imported groups: only `person.familyName`, `address.postalCode` and
              `currentResidenceDocument.validUntil` are known to routing and plausibility, and only blocks are translated already
            * declarations (`"use": "declarations"`), as a federal schema has none
            * translations: until there are any, the form speaks German

            ## Not taken over, or in another way

            Not looked at: versions, states of release, names for paper, legal bases of single fields, keywords and relations.


            """);
        Table(report, ["where", "what"], form.Notes.Select(n => new[] { n.Path, n.Reason }));
        report.Append("\n## Where the answers come from\n\n");
        Table(report, ["field", "FIM", "where"], form.Fields.Select(f => new[] { $"`{f.Field}`", f.FederalId, f.Path }));
        return report.ToString();
    }

    private static void Table(StringBuilder report, string[] heads, IEnumerable<string[]> rows)
    {
        var lines = rows.Select(r => r.Select(Cell)).ToList();
        if (lines.Count == 0)
        {
            report.Append("Nothing.\n");
            return;
        }

        report.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => " --- |"))}\n");
        lines.ForEach(cells => report.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n"));
    }

    /// <summary>Text of a schema as it is: no mark-up, no new cells.</summary>
    private static string Cell(string text) => SafeXml.Plain(text).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
