using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Schalter.Services.Content;
using Schalter.Services.Pages;
using Schalter.Services.Pages.Site;
using Schalter.Services.Platform;

namespace Schalter.Website;

/// <summary><c>build --out DIR</c>: the office's content becomes a static website.</summary>
internal static class BuildCommand
{
    private const long MiB = 1024 * 1024;

    private static readonly string DefaultFolder = Path.Combine("functions", "content");

    public static Command Make(TimeProvider clock)
    {
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder to write into: a new one, or that of an earlier build", Required = true };
        var api = new Option<string?>("--api") { Description = "Address of the functions (https://functions.example); the website's own host if not given" };
        var place = new Option<string?>("--base") { Description = "Path of the website on its host (/counter), or its whole address, which sitemap and canonical links need" };
        var content = new Option<DirectoryInfo>("--content") { Description = "Content folder", DefaultValueFactory = _ => new(DefaultFolder) };
        var file = Megabytes("--max-file-mb", "MB that a file may have which is sent with a form, as Limits__FileBytes of the functions says", FileLimits.Of(new()).Sent);
        var upload = Megabytes("--max-upload-mb", "MB that a file may have which a script brings, as Limits__UploadBytes says", FileLimits.Of(new()).Brought);
        var command = new Command("build", "Make a static website of the content: every page in every language") { folder, api, place, content, file, upload };
        command.SetAction(parsed =>
        {
            var limits = new FileLimits(parsed.GetValue(file) * MiB, parsed.GetValue(upload) * MiB);
            return WebsiteCommands.Ended(Run(
                parsed.GetRequiredValue(folder), () => SiteContent.Read(parsed.GetRequiredValue(content).FullName, OfficeTime.Day(clock.GetUtcNow())),
                () => SiteOptions.Parse(parsed.GetValue(api), parsed.GetValue(place), limits), parsed.InvocationConfiguration));
        });
        return command;
    }

    private static Option<int> Megabytes(string name, string description, long usual)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => (int)(usual / MiB) };
        option.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: var text }] && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size is < 1 or > 4096))
            {
                given.AddError($"{name} must be from 1 to 4096");
            }
        });
        return option;
    }

    private static bool Run(DirectoryInfo folder, Func<SiteContent> content, Func<SiteOptions> options, InvocationConfiguration console)
    {
        try
        {
            var since = Stopwatch.GetTimestamp();
            if (!SiteFolder.IsFree(folder.FullName))
            {
                return Refuse($"{folder} holds files that no build wrote: give another folder", console);
            }

            var made = content();
            var files = BuildSite.Handle(made, options());
            foreach (var text in WrittenTexts.ToFillIn(made.Texts))
            {
                console.Output.WriteLine(text);
            }

            var changed = SiteFolder.Write(folder.FullName, files);
            console.Output.WriteLine(FormattableString.Invariant(
                $"{files.Count} files in {folder}, {changed} of them changed, in {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s"));
            return true;
        }
        catch (Exception e) when (e is ContentException or FormatException or IOException or UnauthorizedAccessException)
        {
            return Refuse(e.Message, console);
        }
    }

    private static bool Refuse(string reason, InvocationConfiguration console)
    {
        console.Error.WriteLine(reason.ReplaceLineEndings(" "));
        return false;
    }
}
