using System.Collections.Frozen;
using System.IO.Hashing;
using System.Text;

namespace Schalter.Services.Pages;

/// <summary>A file that browsers may keep for good, as its name changes with its content.</summary>
/// <param name="Name"><c>form.0123456789abcdef.js</c>.</param>
public sealed record PageAsset(string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Modules that it cannot start without, each once: browsers are told, so that they fetch all at once.</summary>
    public IReadOnlyList<PageAsset> Needs { get; init; } = [];

    internal static PageAsset Of(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(XxHash64.Hash(bytes));
        return new($"{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}", bytes);
    }
}

/// <summary>The small modules that enhance pages. Every page does without them.</summary>
public static class PageScripts
{
    private static readonly Dictionary<string, PageAsset> Made = new(StringComparer.Ordinal);

    /// <summary>Makes parts of pages; used by most others.</summary>
    internal static PageAsset Dom { get; } = Make("dom.js");

    /// <summary>What controls hold; used by most that read a form.</summary>
    internal static PageAsset Answers { get; } = Make("answers.js");

    /// <summary>Says what is wrong, as the server does.</summary>
    internal static PageAsset Messages { get; } = Make("messages.js", Dom);

    /// <summary>What answers have the wrong shape; used by <see cref="Questions"/>.</summary>
    internal static PageAsset Check { get; } = Make("check.js");

    /// <summary>Asks only what an answer makes necessary, and finds what is wrong before it is sent.</summary>
    internal static PageAsset Questions { get; } = Make("questions.js", Answers, Check, Dom, Messages);

    /// <summary>What <see cref="Questions"/> does, for forms that need no more.</summary>
    internal static PageAsset Asked { get; } = Make("asked.js", Questions);

    /// <summary>Makes room in lists; used by <see cref="Form"/> and <see cref="Drafts"/>.</summary>
    internal static PageAsset Lists { get; } = Make("lists.js", Answers, Dom);

    /// <summary>Brings a file piece by piece; used by <see cref="Items"/>.</summary>
    internal static PageAsset Uploads { get; } = Make("uploads.js");

    /// <summary>What is kept of a form; used by <see cref="Drafts"/> and <see cref="Documents"/>.</summary>
    internal static PageAsset Memory { get; } = Make("memory.js");

    /// <summary>Keeps answers in the window; used by <see cref="Form"/>.</summary>
    internal static PageAsset Drafts { get; } = Make("drafts.js", Answers, Dom, Lists, Memory);

    /// <summary>One file that is brought; used by <see cref="Places"/>.</summary>
    internal static PageAsset Items { get; } = Make("items.js", Dom, Memory, Uploads);

    /// <summary>A place for files; used by <see cref="Documents"/>.</summary>
    internal static PageAsset Places { get; } = Make("places.js", Dom, Items, Messages, Uploads);

    /// <summary>Brings documents as soon as they are chosen; used by <see cref="Form"/> and <see cref="Status"/>.</summary>
    internal static PageAsset Documents { get; } = Make("documents.js", Dom, Memory, Places);

    /// <summary>Says which parts of a form are complete; used by <see cref="Form"/>.</summary>
    internal static PageAsset Contents { get; } = Make("contents.js", Answers, Dom, Questions);

    /// <summary>Shows answers that fit what is being written; fetched by <see cref="Form"/> once somebody writes.</summary>
    internal static PageAsset Suggest { get; } = Make("suggest.js", Dom);

    /// <summary>All that a procedure's form does.</summary>
    internal static PageAsset Form { get; } = Make("form.js", Contents, Documents, Drafts, Lists, Questions, Suggest);

    /// <summary>Fetches pages in the background; used by <see cref="Status"/>, <see cref="Slots"/> and <see cref="Embed"/>.</summary>
    internal static PageAsset Page { get; } = Make("page.js");

    /// <summary>Works out challenges; used by <see cref="Work"/>.</summary>
    internal static PageAsset Solve { get; } = Make("solve.js");

    /// <summary>Fetches a challenge and has it worked out.</summary>
    internal static PageAsset Work { get; } = Make("work.js", Solve);

    /// <summary>Keeps the page of a case current.</summary>
    internal static PageAsset Status { get; } = Make("status.js", Answers, Documents, Page);

    /// <summary>Takes reference and key out of the address that a mail leads to and puts them into the page's fields.</summary>
    internal static PageAsset Fill { get; } = Make("fill.js");

    /// <summary>Keeps times to choose from current, and works for one where the office asks for a proof.</summary>
    internal static PageAsset Slots { get; } = Make("slots.js", Page, Questions, Work);

    /// <summary>A form in a page of another website, at an address that never changes.</summary>
    public static PageAsset Embed { get; } = new("embed.js", Encoding.UTF8.GetBytes(Naming("embed.js", "./assets/", Dom, Form, Page)));

    private static readonly FrozenDictionary<string, PageAsset> ByName =
        Made.Values.ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    public static IEnumerable<PageAsset> All => ByName.Values;

    public static PageAsset? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>What this version has in the place of another's module; null where the name is none.</summary>
    public static PageAsset? Instead(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var isName = name.Split('.') is [_, { Length: 16 } hash, "js"] && hash.All(char.IsAsciiHexDigitLower);
        return isName ? Made.GetValueOrDefault($"{name.Split('.')[0]}.js") : null;
    }

    /// <param name="used">Modules it imports, which it must name as they are named.</param>
    private static PageAsset Make(string name, params PageAsset[] used)
    {
        var text = Naming(name, "./", used);
        var first = used.Where(u => text.Contains($"from './{u.Name}'", StringComparison.Ordinal));
        return Made[name] = PageAsset.Of(name, text) with { Needs = [.. first.SelectMany(u => u.Needs.Prepend(u)).Distinct()] };
    }

    private static string Naming(string name, string folder, params PageAsset[] used) => used.Aggregate(
        PageResources.Read($"Scripts.{name}").ReplaceLineEndings("\n"),
        (text, other) => text.Replace($"./{other.Name.Split('.')[0]}.js", folder + other.Name, StringComparison.Ordinal));
}
