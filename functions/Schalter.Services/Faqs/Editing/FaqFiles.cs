using System.Text;
using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Faqs.Editing;

/// <summary>Which file an editor means: an entry in a language.</summary>
public sealed record FaqPlace(string Language, string Id)
{
    public string Path => FaqNames.PathOf(Language, Id);

    /// <summary>As the audit trail may keep it: what is no id was typed by somebody and may say anything.</summary>
    public string Named => FaqNames.IsId(Language) && FaqNames.IsId(Id) ? $"{Language}/{Id}" : "invalid";
}

/// <summary>What a file would mean for its entry.</summary>
/// <param name="Stamp">Of the German text: what a translation of it says in <c>of</c>.</param>
/// <param name="Stale">Languages in which German would be shown, since their translation was made from another text.</param>
public sealed record ReadFaq(string Stamp, IReadOnlyList<string> Stale);

/// <summary>The files of questions and answers, to be looked at and changed; the reader of the content judges them, and no other.</summary>
public sealed class FaqFiles(EditedFiles files, ContentSnapshot content, TimeProvider clock)
{
    /// <summary>Null when no entry could be called so.</summary>
    public async Task<EditedFile?> FindAsync(FaqPlace place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        return FaqNames.IsId(place.Id) && content.Get<Texts>().Languages.Contains(place.Language)
            ? await files.FindAsync(place.Path, cancellationToken)
            : null;
    }

    /// <summary>What it would mean, or the line of its mistake.</summary>
    public Answer<ReadFaq> Read(FaqPlace place, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(place);
        var file = new ContentFile(place.Path, bytes);
        try
        {
            FaqMarkdown.Prove(file);
            var catalogue = FaqCatalogue.Load(content.Files.With([file]), content.Get<Texts>(), content.Files);
            ProveReview(file, catalogue.Find(place.Id)!, place.Language);
            return new(new ReadFaq(catalogue.Find(place.Id)!.Stamp, catalogue.StaleOf(place.Id)));
        }
        catch (ContentException mistake)
        {
            return new(new Refusal("faq-invalid", 422, new FieldError(
                string.Empty, "content-mistake", ("place", mistake.Path), ("reason", mistake.Reason))));
        }
    }

    /// <summary>Nobody has read it against the law on a day that is still to come.</summary>
    private void ProveReview(ContentFile file, Faq faq, string language)
    {
        if (language == Texts.SourceLanguage && faq.ReviewedOn > OfficeTime.Day(clock.GetUtcNow()))
        {
            var line = Encoding.UTF8.GetString(file.Bytes.Span).Split('\n').ToList().FindIndex(l => l.StartsWith("reviewedOn", StringComparison.Ordinal)) + 1;
            throw new ContentException(file.Path, $"line {line}", "reviewedOn is in the future");
        }
    }

    /// <inheritdoc cref="EditedFiles.ReplaceAsync"/>
    public Task<bool> ReplaceAsync(EditedFile before, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        files.ReplaceAsync(before, bytes, cancellationToken);

    internal static Refusal Unknown => new("faq-unknown", 404);
}
