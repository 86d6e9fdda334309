using System.CommandLine;
using Schalter.Services.Forms.Federal;

namespace Schalter.Website;

/// <summary><c>import-xdatenfelder FILE</c>: a federal data schema becomes a form.</summary>
internal static class ImportXDatenfelderCommand
{
    private static readonly string DefaultFolder = Path.Combine(".local", "import");

    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Data schema in XDatenfelder 2.0 or 3.0 (XML), as the FIM portal gives it out" };
        var folder = new Option<DirectoryInfo>("--out")
        {
            Description = "Content folder to write into",
            DefaultValueFactory = _ => new(DefaultFolder),
        };
        var id = new Option<string?>("--id") { Description = "Id of the form; made of the schema's name if not given" };
        var lists = new Option<DirectoryInfo?>("--codelists") { Description = "Folder with code lists in genericode that the schema only names" };
        var force = new Option<bool>("--force") { Description = "Write over files that are there" };
        var command = new Command("import-xdatenfelder", "Make a form of a data schema of the federal information management (FIM)") { file, folder, id, lists, force };
        command.SetAction(parsed => WebsiteCommands.Ended(Run(
            new(parsed.GetRequiredValue(file), parsed.GetValue(id), parsed.GetValue(lists)),
            parsed.GetRequiredValue(folder), parsed.GetValue(force), parsed.InvocationConfiguration)));
        return command;
    }

    private static bool Run(XDatenfelderFile input, DirectoryInfo folder, bool force, InvocationConfiguration console)
    {
        try
        {
            return ImportXDatenfelder.Handle(input) switch
            {
                ImportResult.Imported imported => Save(imported.Form, folder, force, console),
                ImportResult.Refused refused => Refuse($"{input.File.Name}: {refused.Reason}", console),
                var other => throw new InvalidOperationException($"no result of an import: {other}"),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(e.Message, console);
        }
    }

    private static bool Save(ImportedForm form, DirectoryInfo folder, bool force, InvocationConfiguration console)
    {
        if (!force && form.AlreadyIn(folder.FullName) is { Count: > 0 } there)
        {
            return Refuse($"{folder} already has {string.Join(", ", there)}: --force writes over them", console);
        }

        form.Save(folder.FullName);
        foreach (var path in form.Files)
        {
            console.Output.WriteLine($"written: {Path.Combine(folder.ToString(), path)}");
        }

        console.Output.WriteLine($"{form.Fields.Count} questions and documents; {form.Notes.Count} things to look at:");
        foreach (var note in form.Notes)
        {
            console.Output.WriteLine($"  {note.Path}: {note.Reason}");
        }

        return true;
    }

    private static bool Refuse(string reason, InvocationConfiguration console)
    {
        console.Error.WriteLine(reason.ReplaceLineEndings(" "));
        return false;
    }
}
