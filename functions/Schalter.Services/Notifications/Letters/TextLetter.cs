using System.Text;
using Schalter.Services.Forms;

namespace Schalter.Services.Notifications.Letters;

/// <summary>A letter as plain text. Directions are kept by the isolates in the texts; an address stands on a line of its own, so that it can be tapped.</summary>
internal static class TextLetter
{
    public static string Of(LocalizedText office, IReadOnlyList<LetterBlock> blocks)
    {
        var text = new StringBuilder();
        for (var i = 0; i < blocks.Count; i++)
        {
            // Facts and points stand together as lists do.
            var follows = i > 0 && blocks[i] is LetterBlock.Fact or LetterBlock.Point && blocks[i].GetType() == blocks[i - 1].GetType();
            text.Append(i == 0 ? string.Empty : follows ? "\n" : "\n\n").Append(Of(blocks[i]));
        }

        return text.Append("\n\n-- \n").Append(office.Value).Append('\n').ToString();
    }

    private static string Of(LetterBlock block) => block switch
    {
        LetterBlock.Paragraph(var text) => text.Value,
        LetterBlock.Fact(var label, var value) => $"{label.Value}: {value.Value}",
        LetterBlock.Point(var title, var detail) => detail is null ? $"- {title.Value}" : $"- {title.Value}\n  {detail.Value}",
        LetterBlock.Link(var label, var address) => $"{label.Value}:\n{address}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
