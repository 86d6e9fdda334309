using System.Text.Json.Nodes;

namespace Schalter.Services.Forms.Federal;

/// <summary>How many entries a repeated group takes.</summary>
internal static class Repetition
{
    /// <summary>Entries people can be asked to fill in; more than that is a list to upload.</summary>
    private const int MostEntries = 100;

    public static void Set(JsonObject group, Occurrence occurs, string path, FormDraft draft)
    {
        var most = Math.Min(occurs.Max ?? Math.Max(AnswerLimits.MaxEntries, occurs.Min), MostEntries);
        if (occurs.Min > 1)
        {
            group["minItems"] = Math.Min(occurs.Min, most);
        }

        if (most != AnswerLimits.MaxEntries || occurs.Max is not null)
        {
            group["maxItems"] = most;
        }

        if (occurs.Max is null or > MostEntries)
        {
            draft.Note(path, $"may be repeated {(occurs.Max is null ? "without end" : "very often")}: {most} entries here");
        }
    }
}
