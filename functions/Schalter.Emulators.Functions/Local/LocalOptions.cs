using System.Globalization;

namespace Schalter.Emulators.Functions.Local;

/// <summary>What was asked for after <c>dotnet run … --</c>.</summary>
internal sealed record LocalOptions
{
    public const string Help = """
        Options of a local run (after --):
          --data DIR     keep data in DIR (default: .local in the repository's folder); it survives restarts
          --ephemeral    temporary data and free ports; the last line printed is: ready {"http":…,"site":…,"serviceBus":…,"storage":…}
          --port N       serve the functions on port N (default: 7071); 0: free ports, also for all around them
          --no-site      do not serve the website
          --help         show this
        """;

    public string? DataDirectory { get; private init; }

    public bool Ephemeral { get; private init; }

    public int? Port { get; private init; }

    /// <summary>Whoever leaves the port open runs beside others: nothing is shared with them unless a setting says so.</summary>
    public bool FreePorts => Ephemeral || Port == 0;

    public bool Site { get; private init; } = true;

    public bool ShowHelp { get; private init; }

    /// <exception cref="LocalRunException">An option is unknown, or its value is missing or wrong.</exception>
    public static LocalOptions Parse(IReadOnlyList<string> args)
    {
        var options = new LocalOptions();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--data" => options with { DataDirectory = Value(args, ++i) },
                "--port" => options with { Port = PortNumber(Value(args, ++i)) },
                "--ephemeral" => options with { Ephemeral = true },
                "--no-site" => options with { Site = false },
                "--help" or "-h" => options with { ShowHelp = true },
                var unknown => throw Wrong($"Unknown option '{unknown}'; --help lists those there are."),
            };
        }

        return options is { Ephemeral: true, DataDirectory: not null }
            ? throw Wrong("--ephemeral and --data exclude each other.")
            : options;
    }

    private static string Value(IReadOnlyList<string> args, int place) =>
        place < args.Count && !args[place].StartsWith("--", StringComparison.Ordinal)
            ? args[place]
            : throw Wrong($"Option {args[place - 1]} needs a value.");

    private static int PortNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            ? port
            : throw Wrong($"'{text}' is not a port: give a number from 0 (any free one) to 65535.");

    private static LocalRunException Wrong(string message) => new(message) { ExitCode = LocalRunException.WrongUsage };
}
