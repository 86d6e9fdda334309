using Schalter.Services.Forms;
using Schalter.Services.Pages;

namespace Schalter.Services.Notifications.Letters;

/// <summary>A piece of a letter; HTML and text are both made of the same pieces.</summary>
internal abstract record LetterBlock
{
    private LetterBlock()
    {
    }

    internal sealed record Paragraph(LocalizedText Text) : LetterBlock;

    internal sealed record Fact(LocalizedText Label, LocalizedText Value) : LetterBlock;

    /// <param name="Detail">Said below it; null says nothing.</param>
    internal sealed record Point(LocalizedText Title, LocalizedText? Detail) : LetterBlock;

    internal sealed record Link(LocalizedText Label, string Address) : LetterBlock;
}

/// <summary>A letter while its template is rendered.</summary>
internal sealed class LetterDraft(PageTexts texts)
{
    private readonly List<LetterBlock> blocks = [];

    public PageTexts Texts { get; } = texts;

    /// <summary>Null until the template has said it.</summary>
    public LocalizedText? Subject { get; set; }

    public IReadOnlyList<LetterBlock> Blocks => blocks;

    public void Add(LetterBlock block) => blocks.Add(block);
}
