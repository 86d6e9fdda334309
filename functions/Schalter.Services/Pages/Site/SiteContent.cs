using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Content;
using Schalter.Services.Faqs;
using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Site;

/// <summary>What a website is made of.</summary>
/// <param name="Day">On which it is made.</param>
public sealed record SiteContent(
    Texts Texts, IReadOnlyList<FormDefinition> Forms, IReadOnlyList<Schedule> Schedules, FaqCatalogue Faqs, DateOnly Day)
{
    public static SiteContent Of(ContentSnapshot content, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(
            content.Get<Texts>(), content.Get<FormCatalogue>().All, [.. content.Get<ScheduleCatalogue>().Bookable],
            content.Get<FaqCatalogue>(), day);
    }

    /// <exception cref="ContentException">A file of the folder has a mistake.</exception>
    public static SiteContent Read(string contentRoot, DateOnly day)
    {
        var files = ContentFiles.Read(contentRoot);
        var texts = Texts.Load(files);
        return new(
            texts, FormCatalogue.Load(files, texts).All, [.. ScheduleCatalogue.Load(files, texts).Bookable],
            FaqCatalogue.Load(files, texts, proved: null), day);
    }

    /// <summary>A form that pages lead to by its name, when the office has it.</summary>
    internal FormDefinition? Form(string id) => Forms.FirstOrDefault(f => f.Id == id);
}
