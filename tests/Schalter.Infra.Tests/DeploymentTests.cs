using System.Text.RegularExpressions;

namespace Schalter.Infra.Tests;

/// <summary>What deploys fits what is deployed: azure.yaml, its hooks, the workflow.</summary>
public sealed partial class DeploymentTests
{
    [Fact]
    public void HooksAndProjectsOfAzd_AreThere()
    {
        var named = RepositoryPath().Matches(Repository.Read("azure.yaml")).Select(m => m.Groups["path"].Value).Distinct().ToList();

        Assert.Contains("functions/Schalter.Functions", named);
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
    }

    [Theory]
    [MemberData(nameof(TemplateTests.Stages), MemberType = typeof(TemplateTests))]
    public async Task WhatHooksAskFor_IsGivenOutByTheTemplate(string stage)
    {
        var given = (await Snapshot.OfAsync(stage)).Outputs.EnumerateObject().Select(o => o.Name);
        var asked = Repository.Files("infra/hooks", "*.cs").SelectMany(file => Asked().Matches(File.ReadAllText(file)))
            .Select(m => m.Groups["name"].Value).Distinct().ToList();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(given).Except(["AZURE_ENV_NAME"]));
    }

    [Fact]
    public void EveryStage_IsOneOfTheWorkflowAndHasParameters()
    {
        var options = StageOptions().Match(Repository.Read(".github/workflows/deploy.yml")).Groups["stages"].Value.Split(", ");

        Assert.Equal(
            options.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Repository.Infra, "main.*.bicepparam").Select(file => Path.GetFileName(file).Split('.')[1]).Order(StringComparer.Ordinal));
    }

    /// <summary>A run proves itself by its own token: nothing that could leak is kept at GitHub.</summary>
    [Fact]
    public void Workflow_KeepsNoSecret()
    {
        var workflow = Repository.Read(".github/workflows/deploy.yml");

        Assert.DoesNotContain("secrets.", workflow, StringComparison.Ordinal);
        Assert.Contains("id-token: write", workflow, StringComparison.Ordinal);
    }

    /// <summary>Values of the office reach the template from the workflow as from a machine.</summary>
    [Fact]
    public void Workflow_PassesOnWhatParametersAskFor()
    {
        var workflow = Repository.Read(".github/workflows/deploy.yml");
        var asked = Directory.EnumerateFiles(Repository.Infra, "main.*.bicepparam").SelectMany(file => Variable().Matches(File.ReadAllText(file)))
            .Select(m => m.Groups["name"].Value).Distinct().ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, name => Assert.Contains($" {name}: ", workflow, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?<path>(functions|infra/hooks)/[\w./]+\w)")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"\bSet\(""(?<name>\w+)""\)")]
    private static partial Regex Asked();

    [GeneratedRegex(@"options: \[(?<stages>[^\]]+)\]")]
    private static partial Regex StageOptions();

    [GeneratedRegex(@"readEnvironmentVariable\('(?<name>\w+)'")]
    private static partial Regex Variable();
}
