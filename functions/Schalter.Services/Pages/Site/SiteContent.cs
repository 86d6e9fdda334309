using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Content;
using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Site;

/// <summary>What a website is made of.</summary>
public sealed record SiteContent(Texts Texts, IReadOnlyList<FormDefinition> Forms, IReadOnlyList<Schedule> Schedules)
{
    public static SiteContent Of(ContentSnapshot content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(content.Get<Texts>(), content.Get<FormCatalogue>().All, [.. content.Get<ScheduleCatalogue>().Bookable]);
    }

    /// <exception cref="ContentException">A file of the folder has a mistake.</exception>
    public static SiteContent Read(string contentRoot)
    {
        var files = ContentFiles.Read(contentRoot);
        var texts = Texts.Load(files);
        return new(texts, FormCatalogue.Load(files, texts).All, [.. ScheduleCatalogue.Load(files, texts).Bookable]);
    }

    /// <summary>A form that pages lead to by its name, when the office has it.</summary>
    internal FormDefinition? Form(string id) => Forms.FirstOrDefault(f => f.Id == id);
}
