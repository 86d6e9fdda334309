using System.CommandLine;

namespace Schalter.Website;

/// <summary>What the console can do: one file per command, which asks the services and prints.</summary>
public static class WebsiteCommands
{
    public static RootCommand Root() => new("Looks after the office's content: forms, texts, routing rules, and the website made of them.")
    {
        BuildCommand.Make(),
        CheckContentCommand.Make(),
        ImportXDatenfelderCommand.Make(),
    };

    /// <summary>Every command ends with 0, or with 1 when something is wrong.</summary>
    internal static int Ended(bool well) => well ? 0 : 1;
}
