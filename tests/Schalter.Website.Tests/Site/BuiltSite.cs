using System.Text.RegularExpressions;
using Schalter.Website.Tests.Site;

[assembly: AssemblyFixture(typeof(BuiltSite))]

namespace Schalter.Website.Tests.Site;

/// <summary>The website of the office's content, built once by the console as somebody at the keyboard would.</summary>
public sealed partial class BuiltSite : IDisposable
{
    public const string Origin = "https://amt.example";
    public const string Root = "/schalter/";
    public const string Api = "https://functions.example";

    public static readonly string[] Languages = ["de", "ar", "en", "fr", "tr", "uk"];

    public BuiltSite()
    {
        Folder = Directory.CreateTempSubdirectory("schalter-site-").FullName;
        var (exitCode, output, errors) = WebsiteConsole.Run(
            "build", "--out", Folder, "--api", Api, "--base", Origin + Root, "--content", Path.Combine(AppContext.BaseDirectory, "content"));
        Assert.Equal((0, 0), (exitCode, errors.Length));
        Said = output[^1];
        ToFillIn = output[..^1];
        Pages = Directory.EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
    }

    public string Folder { get; }

    /// <summary>What the office still has to write.</summary>
    public IReadOnlyList<string> ToFillIn { get; }

    /// <summary>The console's last line.</summary>
    public string Said { get; }

    /// <summary>Source by path below the folder.</summary>
    public IReadOnlyDictionary<string, string> Pages { get; }

    /// <summary>The file that a host of static files would answer with; null when there is none.</summary>
    public string? FileOf(Uri address)
    {
        var path = Uri.UnescapeDataString(address.AbsolutePath);
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            return null;
        }

        var file = Path.Combine(Folder, path[Root.Length..] + (path.EndsWith('/') ? "index.html" : ""));
        return File.Exists(file) ? file : null;
    }

    /// <summary>What a page's attributes lead to, as whole addresses.</summary>
    public static IEnumerable<Uri> Links(string path, string html) => Link().Matches(html)
        .Select(m => new Uri(new Uri(Origin + Root + path), m.Groups["to"].Value.Replace("&amp;", "&", StringComparison.Ordinal)));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    [GeneratedRegex("""\b(href|src|action)="(?<to>[^"]*)""")]
    private static partial Regex Link();
}
