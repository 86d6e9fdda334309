using System.CommandLine;
using System.Diagnostics;
using Schalter.Services.Content;
using Schalter.Services.Pages;
using Schalter.Services.Pages.Site;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Website;

/// <summary><c>build --out DIR</c>: the office's content becomes a static website.</summary>
internal static class BuildCommand
{
    private static readonly string DefaultFolder = Path.Combine("functions", "content");

    public static Command Make()
    {
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder to write into: a new one, or that of an earlier build", Required = true };
        var api = new Option<string?>("--api") { Description = "Address of the functions, without /api; the website's own host if not given" };
        var place = new Option<string?>("--base") { Description = "Path of the website on its host (/counter), or its whole address, which sitemap and canonical links need" };
        var content = new Option<DirectoryInfo>("--content") { Description = "Content folder", DefaultValueFactory = _ => new(DefaultFolder) };
        var command = new Command("build", "Make a static website of the content: every page in every language") { folder, api, place, content };
        command.SetAction(parsed => WebsiteCommands.Ended(Run(
            parsed.GetRequiredValue(folder), parsed.GetRequiredValue(content), parsed.GetValue(api), parsed.GetValue(place), parsed.InvocationConfiguration)));
        return command;
    }

    private static bool Run(DirectoryInfo folder, DirectoryInfo content, string? api, string? place, InvocationConfiguration console)
    {
        try
        {
            var since = Stopwatch.GetTimestamp();
            if (!SiteFolder.IsFree(folder.FullName))
            {
                return Refuse($"{folder} holds files that no build wrote: give another folder", console);
            }

            var files = BuildSite.Handle(SiteContent.Read(content.FullName, OfficeTime.Day(TimeProvider.System.GetUtcNow())), SiteOptions.Parse(api, place, FileLimits.Of(new IntakeLimits())));
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
