using System.Text.Json;
using System.Text.RegularExpressions;
using Schalter.Services.Appointments;
using Schalter.Services.Feedback;
using Schalter.Services.Feedback.Reporting;
using Schalter.Services.Notifications;
using Schalter.Services.Protection;
using Schalter.Services.Protection.Networks;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Architecture;

/// <summary>Holds together the settings that the code reads, <c>local.settings.sample.json</c> and the table in README.md.</summary>
public sealed partial class SettingsTests
{
    /// <summary>Read by the Functions host itself, or built from several words in the code.</summary>
    private static readonly string[] Others =
    [
        "AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME", "Storage", "Storage:blobServiceUri", "Storage:queueServiceUri",
        "Storage:tableServiceUri", "Storage:clientId", "ServiceBus:clientId", "Secrets:Current", "Secrets:1",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    [Fact]
    public void Readme_ExplainsEverySettingThatIsRead() => Assert.Equal(ReadByCode(), InReadme());

    /// <summary>The sample is for local runs: what only Azure needs (identity-based connections) stands in the table alone.</summary>
    [Fact]
    public void Sample_HasEverySettingOfALocalRun() => Assert.Equal(
        ReadByCode().Where(key => !key.StartsWith("Storage:", StringComparison.Ordinal) && !key.StartsWith("ServiceBus:", StringComparison.Ordinal)
            && !key.StartsWith("APPLICATIONINSIGHTS", StringComparison.Ordinal) && key is not ("Site:Api" or "Site:blobServiceUri")),
        InSample().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Sample_HoldsNoSecret() => Assert.All(
        InSample().Where(s => s.Key.StartsWith("Secrets:", StringComparison.Ordinal) && s.Key != "Secrets:Current"), s => Assert.Empty(s.Value));

    private static IEnumerable<string> ReadByCode() => SourceTree.CSharp("functions")
        .SelectMany(file => Key().Matches(file.Value))
        .Select(match => match.Groups["key"].Value)
        .Concat(Others)
        .Concat(typeof(IntakeLimits).GetProperties().Select(limit => $"Limits:{limit.Name}"))
        .Concat(typeof(AppointmentSettings).GetProperties().Select(setting => $"Appointments:{setting.Name}"))
        .Concat(typeof(ProtectionSettings).GetProperties().Select(setting => $"Protection:{setting.Name}"))
        .Concat(typeof(NetworkSettings).GetProperties().Select(setting => $"Network:{setting.Name}"))
        .Concat(typeof(FeedbackSettings).GetProperties().Select(setting => $"Feedback:{setting.Name}"))
        .Concat(typeof(ReportSettings).GetProperties().Select(setting => $"Reports:{setting.Name}"))
        .Concat(typeof(MailSettings).GetProperties().Select(setting => $"Mail:{setting.Name}"))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> InReadme() => Row().Matches(SourceTree.Read("README.md"))
        .Select(match => match.Groups["key"].Value.Replace("__", ":", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static Dictionary<string, string> InSample()
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
        using var sample = JsonDocument.Parse(SourceTree.Read("local.settings.sample.json"), options);
        return sample.RootElement.GetProperty("Values").EnumerateObject()
            .ToDictionary(value => value.Name.Replace("__", ":", StringComparison.Ordinal), value => value.Value.GetString()!);
    }

    [GeneratedRegex(@"\b(configuration|settings)(\[|\.GetValue\()""(?<key>[A-Za-z:]+)""")]
    private static partial Regex Key();

    [GeneratedRegex(@"^\| `(?<key>[A-Z][A-Za-z0-9_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
