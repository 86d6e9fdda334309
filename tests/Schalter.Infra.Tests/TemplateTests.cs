using System.Text.Json;

namespace Schalter.Infra.Tests;

/// <summary>The template as text: it builds without a finding, is formatted, and deploys what was looked at when it was committed.</summary>
public sealed class TemplateTests
{
    private const int FileLines = 200;

    /// <summary>Our own, and two offices that chose otherwise (Offices/): a policy holds for whatever is given.</summary>
    public static TheoryData<string> Stages => ["dev", "test", "prod", "musterstadt", "dorf"];

    [Fact]
    public async Task Lint_FindsNothing()
    {
        var run = await Bicep.RunAsync(Repository.Infra, "lint", "main.bicep");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Said.Trim()));
    }

    [Fact]
    public async Task Format_ChangesNothing()
    {
        var folder = Directory.CreateTempSubdirectory("schalter-format-").FullName;
        try
        {
            var files = Repository.Files("infra", "*.bicep*").Where(f => Path.GetFileName(f) != "main.bicepparam").ToList();
            foreach (var file in files)
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(Repository.Infra, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            File.Copy(Path.Combine(Repository.Infra, "bicepconfig.json"), Path.Combine(folder, "bicepconfig.json"));
            await Bicep.RunAsync(folder, "format", "--pattern", "./**/*.bicep*");

            Assert.NotEmpty(files);
            Assert.All(files, file => Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine(folder, Path.GetRelativePath(Repository.Infra, file)))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A change of what is deployed is seen in review: the snapshot changes with it (what <c>bicep snapshot --mode validate</c> says).</summary>
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Snapshot_IsAsCommitted(string stage)
    {
        var committed = new Snapshot(stage, Repository.Read($"infra/main.{stage}.snapshot.json"));
        var now = await Snapshot.OfAsync(stage);
        var changed = committed.Resources.Concat(now.Resources).GroupBy(r => r.Id)
            .Where(same => same.Count() != 2 || !JsonElement.DeepEquals(same.First().Json, same.Last().Json)).Select(same => same.First().ToString());

        Assert.True(changed.ToList() is [], $"Run 'dotnet run scripts/SnapshotInfra.cs' and look at the difference. Changed:\n{string.Join('\n', changed)}");
        Assert.True(JsonElement.DeepEquals(committed.Outputs, now.Outputs), "Outputs changed: dotnet run scripts/SnapshotInfra.cs");
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Snapshot_SeesEveryModule(string stage) => Assert.Empty((await Snapshot.OfAsync(stage)).Blind);

    [Fact]
    public void Files_AreShort() => Assert.All(
        Repository.Files("infra", "*.bicep"), file => Assert.True(File.ReadLines(file).Count() <= FileLines, $"{file} is too long"));
}
