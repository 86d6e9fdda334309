using System.CommandLine;

namespace Schalter.Website.Tests;

/// <summary>The console as a person at the keyboard uses it, in this process.</summary>
internal static class WebsiteConsole
{
    public static (int ExitCode, string[] Output, string[] Errors) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = WebsiteCommands.Root(new Calendar()).Parse(args).Invoke(new InvocationConfiguration { Output = output, Error = errors });
        return (exitCode, Lines(output), Lines(errors));
    }

    /// <summary>A day on which the content has a draw.</summary>
    private sealed class Calendar : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
    }

    private static string[] Lines(StringWriter text) => text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
