using System.CommandLine;

namespace Schalter.Website;

/// <summary>What the console can do: one file per command, which asks the services and prints.</summary>
public static class WebsiteCommands
{
    /// <param name="clock">Some answers hold from a day on or until one, and draws are over one day.</param>
    public static RootCommand Root(TimeProvider clock) => new("Looks after the office's content: forms, texts, routing rules, and the website made of them.")
    {
        BuildCommand.Make(clock),
        CheckContentCommand.Make(clock),
        ImportXDatenfelderCommand.Make(),
    };

    /// <summary>Every command ends with 0, or with 1 when something is wrong.</summary>
    internal static int Ended(bool well) => well ? 0 : 1;
}
