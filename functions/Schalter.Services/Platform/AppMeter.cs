namespace Schalter.Services.Platform;

public static class AppMeter
{
    /// <summary>Name of the meter of the whole app.</summary>
    public const string Name = "Schalter";
}
