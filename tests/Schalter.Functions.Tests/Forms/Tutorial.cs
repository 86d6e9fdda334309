using System.Text.RegularExpressions;
using Schalter.Website;

namespace Schalter.Functions.Tests.Forms;

/// <summary>Follows docs/tutorial-procedure.md: writes the files it shows and runs the commands it names, in a copy of the content.</summary>
internal sealed partial class Tutorial(string contentRoot)
{
    private const string Content = "functions/content";
    private const string Console = "dotnet run --project functions/Schalter.Website -- ";
    private const string Start = "dotnet run --project functions/Schalter.Functions";

    private readonly string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "tutorial-procedure.md")).ReplaceLineEndings("\n");

    /// <summary>Addresses that the page tells to open, with what stands before the address of the API.</summary>
    public IReadOnlyList<string> Addresses => [.. Address().Matches(page).Select(m => m.Groups["path"].Value)];

    /// <summary>Files written, below the content folder.</summary>
    public List<string> Written { get; } = [];

    /// <summary>What the commands of the console said, each with what the page promises as its last line.</summary>
    public List<(int ExitCode, string LastLine, string Promised)> Commands { get; } = [];

    /// <summary>Whether the page said to start the system.</summary>
    public bool Starts { get; private set; }

    public void Follow()
    {
        var blocks = Block().Matches(page).ToList();
        for (var i = 0; i < blocks.Count; i++)
        {
            var (before, kind, text) = (blocks[i].Groups["before"].Value, blocks[i].Groups["kind"].Value, blocks[i].Groups["text"].Value);
            switch (kind)
            {
                case "json":
                    Write(before, text);
                    break;
                case "sh":
                    Run(text.Trim(), i + 1 < blocks.Count ? blocks[i + 1].Groups["text"].Value.Trim() : string.Empty);
                    break;
                default:
                    Assert.Equal("text", kind);
                    break;
            }
        }
    }

    private void Write(string before, string text)
    {
        var named = FileLine().Match(before);
        Assert.True(named.Success, $"No file is named before this block: {before}");
        var path = named.Groups["path"].Value;
        var file = Path.Combine(contentRoot, path);
        Written.Add(path);
        if (named.Groups["list"] is { Success: true, Value: var list })
        {
            var whole = File.ReadAllText(file);
            var opening = $"\"{list}\": [";
            Assert.Contains(opening, whole, StringComparison.Ordinal);
            text = whole.Replace(opening, $"{opening}\n{text}", StringComparison.Ordinal);
        }
        else
        {
            Assert.False(File.Exists(file), $"{path} is there already.");
        }

        File.WriteAllText(file, text);
    }

    private void Run(string command, string promised)
    {
        if (command == Start)
        {
            Starts = true;
            return;
        }

        Assert.StartsWith(Console, command, StringComparison.Ordinal);
        using var output = new StringWriter();
        var args = command[Console.Length..].Split(' ').Select(a => a == Content ? contentRoot : a).ToArray();
        var exitCode = WebsiteCommands.Root(TimeProvider.System).Parse(args).Invoke(new() { Output = output, Error = output });
        Commands.Add((exitCode, output.ToString().TrimEnd().Split('\n')[^1].TrimEnd(), promised));
    }

    [GeneratedRegex(@"(?<before>[^\n]*)\n\n```(?<kind>\w+)\n(?<text>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^`functions/content/(?<path>[^`]+)`(, first in `(?<list>\w+)`)?:$")]
    private static partial Regex FileLine();

    [GeneratedRegex("<http://localhost:7071/api/(?<path>[^>]*)>")]
    private static partial Regex Address();
}
