using System.Collections.Frozen;

namespace Schalter.Services.Uploads;

/// <summary>What was seen in the objects of a PDF, wherever they stand: it only ever grows.</summary>
internal sealed class PdfFindings
{
    /// <summary>
    /// Names of actions and attachments that do something when opened (ISO 32000-1, sections 12.6, 7.11.4, 12.7.8 and 13). Opening a web
    /// page (<c>URI</c>) or another place in the document is not among them.
    /// </summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Active = FrozenSet.Create(
        StringComparer.Ordinal,
        "JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "SubmitForm", "ImportData", "GoToE", "XFA", "RichMedia", "Rendition")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private int treeNodes;

    public bool ActiveContent { get; private set; }

    /// <summary>Some trailer asks for decryption; whether a password is needed is known only once it is opened.</summary>
    public bool Encryption { get; private set; }

    /// <summary>Built so that reading it would cost more than it is worth.</summary>
    public bool Malformed { get; set; }

    public bool TooLarge { get; set; }

    /// <summary>The worst that was found.</summary>
    public string? Refusal => TooLarge ? DocumentRefusal.TooLargeWhenOpened
        : ActiveContent ? DocumentRefusal.ActiveContent
        : Malformed ? DocumentRefusal.Unreadable : null;

    public void Add(ReadOnlySpan<char> name)
    {
        ActiveContent |= Active.Contains(name);
        Encryption |= name is "Encrypt";
        treeNodes += name is "Kids" ? 1 : 0;
        Malformed |= treeNodes > InspectionLimits.PdfTreeNodes;
    }
}
