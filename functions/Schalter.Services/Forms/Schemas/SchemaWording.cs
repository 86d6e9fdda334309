using System.Text.Json.Nodes;

namespace Schalter.Services.Forms.Schemas;

/// <summary>Puts a form's words into its schema.</summary>
internal sealed class SchemaWording(Texts texts, string language)
{
    public void Title(SchemaNode node, string textKey)
    {
        node.IsClosed = true;
        node.Say("title", texts.Get(language, $"{textKey}.title"));
    }

    public void Label(SchemaNode node, string textKey)
    {
        node.Say("title", texts.Get(language, $"{textKey}.label"));
        if (texts.Has($"{textKey}.hint"))
        {
            node.Say("description", texts.Get(language, $"{textKey}.hint"));
        }
    }

    /// <summary>Documents sent before are named by the tokens they got.</summary>
    public void Uploads(SchemaNode node, IReadOnlyList<DocumentSlot> slots)
    {
        node.IsClosed = true;
        foreach (var slot in slots)
        {
            var place = node.At([slot.Id]);
            Label(place, slot.TextKey);
            place.Say(new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "string" },
                ["maxItems"] = slot.MaxFiles,
            });
        }
    }
}
