namespace Schalter.Emulators.Functions.Local;

/// <summary>A local run cannot start for a reason the developer can put right; the message is the one line shown to them.</summary>
internal sealed class LocalRunException(string message, Exception? cause = null) : Exception(message, cause)
{
    public const int CannotStart = 1;
    public const int WrongUsage = 2;

    public int ExitCode { get; init; } = CannotStart;
}
