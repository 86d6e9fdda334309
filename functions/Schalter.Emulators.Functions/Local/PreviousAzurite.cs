using System.Diagnostics;
using System.Globalization;

namespace Schalter.Emulators.Functions.Local;

/// <summary>
/// The Azurite of a run that was killed: it ends by itself, but first saves what it had acknowledged. Reading its files or talking
/// to it meanwhile would lose just that.
/// </summary>
internal static class PreviousAzurite
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Returns when no Azurite of an earlier run uses the folder any more, or after 20 s (its mark may be left from a power cut).</summary>
    public static async Task AwaitEndAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        var mark = Path.Combine(dataDirectory, "azurite.pid");
        if (!File.Exists(mark) || !int.TryParse(await File.ReadAllTextAsync(mark, cancellationToken), CultureInfo.InvariantCulture, out var id))
        {
            return;
        }

        try
        {
            using var previous = Process.GetProcessById(id);
            await previous.WaitForExitAsync(cancellationToken).WaitAsync(Limit, cancellationToken);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or TimeoutException)
        {
            File.Delete(mark);
        }
    }
}
