using System.Collections.Frozen;
using System.IO.Hashing;
using System.Text;

namespace Schalter.Services.Pages;

/// <summary>A file that browsers may keep for good, as its name changes with its content.</summary>
/// <param name="Name"><c>form.0123456789abcdef.js</c>.</param>
public sealed record PageAsset(string Name, ReadOnlyMemory<byte> Bytes)
{
    internal static PageAsset Of(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new($"{Path.GetFileNameWithoutExtension(name)}.{Convert.ToHexStringLower(XxHash64.Hash(bytes))}{Path.GetExtension(name)}", bytes);
    }
}

/// <summary>The small modules that enhance pages. Every page does without them.</summary>
public static class PageScripts
{
    private static readonly Dictionary<string, PageAsset> Made = new(StringComparer.Ordinal);

    /// <summary>What answers have the wrong shape; used by <see cref="Form"/>.</summary>
    internal static PageAsset Check { get; } = Make("check.js");

    /// <summary>Asks only what an answer makes necessary, and finds what is wrong before it is sent.</summary>
    internal static PageAsset Form { get; } = Make("form.js", Check);

    /// <summary>Works out challenges; used by <see cref="Work"/>.</summary>
    internal static PageAsset Solve { get; } = Make("solve.js");

    /// <summary>Fetches a challenge and has it worked out.</summary>
    internal static PageAsset Work { get; } = Make("work.js", Solve);

    /// <summary>Keeps the page of a case current.</summary>
    internal static PageAsset Status { get; } = Make("status.js");

    /// <summary>Takes reference and key out of the address that a mail leads to and puts them into the page's fields.</summary>
    internal static PageAsset Fill { get; } = Make("fill.js");

    /// <summary>Shows, confirms and cancels an appointment, accepts and declines an offer.</summary>
    internal static PageAsset Entry { get; } = Make("entry.js");

    private static readonly FrozenDictionary<string, PageAsset> ByName = Made.Values.ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    public static IEnumerable<PageAsset> All => ByName.Values;

    public static PageAsset? Find(string name) => ByName.GetValueOrDefault(name);

    /// <param name="used">Modules it imports, which it must name as they are named.</param>
    private static PageAsset Make(string name, params PageAsset[] used)
    {
        var text = PageResources.Read($"Scripts.{name}").ReplaceLineEndings("\n");
        foreach (var other in used)
        {
            text = text.Replace($"./{other.Name.Split('.')[0]}.js", $"./{other.Name}", StringComparison.Ordinal);
        }

        return Made[name] = PageAsset.Of(name, text);
    }
}
