namespace Schalter.Services.Pages.Site;

/// <summary>Addresses of a website's pages in one language. Mails link to some of them: docs/mails.md.</summary>
internal sealed record SiteAddresses(SiteOptions Options, string Language)
{
    public const string Status = "status/";
    public const string Appointments = "appointments/";
    public const string Appointment = "appointment/";
    public const string Offer = "offer/";
    public const string Draw = "draw/";
    public const string Faqs = "faqs/";

    /// <summary>The part of the start page where people find answers and somebody to ask.</summary>
    public const string Help = "#help";

    public const string Easy = "easy/";
    public const string Imprint = "imprint/";
    public const string Privacy = "privacy/";
    public const string Accessibility = "accessibility/";

    public string Home => Of(string.Empty);

    public static string Form(string id) => $"forms/{id}/";

    public static string Faq(string id) => $"{Faqs}{id}/";

    public static string Service(string id) => $"{Appointments}{id}/";

    /// <param name="page">Path of the page below its language.</param>
    public string Of(string page) => $"{Options.Path}{Language}/{page}";

    public string Asset(PageAsset asset) => Options.Path + SiteAssets.Path(asset);

    /// <summary>The whole address; null when the host is not known.</summary>
    public string? Whole(string page) => Options.Origin is { } origin ? origin + Of(page) : null;
}
