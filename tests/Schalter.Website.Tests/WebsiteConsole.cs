using System.CommandLine;

namespace Schalter.Website.Tests;

/// <summary>The console as a person at the keyboard uses it, in this process.</summary>
internal static class WebsiteConsole
{
    public static (int ExitCode, string[] Output, string[] Errors) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = WebsiteCommands.Root().Parse(args).Invoke(new InvocationConfiguration { Output = output, Error = errors });
        return (exitCode, Lines(output), Lines(errors));
    }

    private static string[] Lines(StringWriter text) => text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
