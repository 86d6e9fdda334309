using Microsoft.Extensions.Configuration;
using Schalter.Services.Office;

namespace Schalter.Services.Tests.Office;

public sealed class OfficeSettingsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", " ")]
    public void NothingSet_IsNoOffice(string? issuer, string? audience) => Assert.Null(OfficeSettings.Read(With(issuer, audience)));

    [Theory]
    [InlineData("https://login.example/realm", null)]
    [InlineData(null, "schalter")]
    [InlineData("http://login.example/realm", "schalter")]
    [InlineData("login.example", "schalter")]
    [InlineData("file:///etc/issuer", "schalter")]
    public void HalfSetOrUntrustworthy_StopsTheStart(string? issuer, string? audience) =>
        Assert.Throws<InvalidOperationException>(() => OfficeSettings.Read(With(issuer, audience)));

    [Theory]
    [InlineData("https://login.example/realm")]
    [InlineData("http://localhost:7071/.local/oidc")]
    [InlineData("http://[::1]:7071/oidc")]
    public void Issuer_IsTakenAsItIsWritten(string issuer)
    {
        var settings = OfficeSettings.Read(With(issuer, "schalter"))!;

        Assert.Equal((issuer, "schalter", "roles"), (settings.Issuer.OriginalString, settings.Audience, settings.RolesClaim));
    }

    [Theory]
    [InlineData("29")]
    [InlineData("3651")]
    public void AuditDaysOutOfRange_StopTheStart(string days)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Office:AuditDays", days)]).Build();

        Assert.Throws<InvalidOperationException>(() => OfficeSettings.AuditDays(settings));
    }

    private static IConfiguration With(string? issuer, string? audience) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("Office:Issuer", issuer), new("Office:Audience", audience)]).Build();
}
