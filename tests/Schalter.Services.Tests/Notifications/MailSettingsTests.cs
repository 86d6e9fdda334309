using System.ComponentModel.DataAnnotations;
using Schalter.Services.Notifications;

namespace Schalter.Services.Tests.Notifications;

public sealed class MailSettingsTests
{
    private static readonly MailSettings Good = new() { Host = "smtp.example.org", From = "amt@example.org", SiteUrl = "https://amt.example" };

    public static TheoryData<string, MailSettings> Wrong { get; } = new()
    {
        { "From", Good with { From = "" } },
        { "ReplyTo", Good with { ReplyTo = "nobody" } },
        { "SiteUrl", Good with { SiteUrl = "amt.example" } },
        { "Security", Good with { Security = "ssl" } },
        { "Security", Good with { Security = "none", User = "amt", Password = "geheim" } },
        { "User", Good with { User = "amt" } },
        { "User", Good with { Password = "geheim" } },
        { "Port", Good with { Port = 0 } },
        { "TimeoutSeconds", Good with { TimeoutSeconds = 0 } },
        { "CertificateSha256", Good with { CertificateSha256 = "abc" } },
    };

    public static TheoryData<MailSettings> Right { get; } = new(
        new MailSettings(),
        new MailSettings { Host = "", From = "", SiteUrl = "", User = "", Password = "", CertificateSha256 = "" },
        Good,
        Good with { User = "amt", Password = "geheim" },
        Good with { User = "amt@example.org", TokenScope = "https://outlook.office365.com/.default" });

    [Theory]
    [MemberData(nameof(Wrong))]
    public void WhatCannotWork_IsRefusedAtStart(string setting, MailSettings settings) => Assert.Contains(setting, Mistakes(settings));

    [Theory]
    [MemberData(nameof(Right))]
    public void WhatCanWork_IsTaken(MailSettings settings) => Assert.Empty(Mistakes(settings));

    private static List<string> Mistakes(MailSettings settings)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new(settings), found, validateAllProperties: true);
        return [.. found.SelectMany(f => f.MemberNames)];
    }
}
