using Schalter.Services.Forms;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class IncomingStoreTests(StorageFixture storage)
{
    [Theory]
    [InlineData("202611231100-ab", true)]
    [InlineData("202611231100-cd", false)]
    public async Task ManifestIsThereAlready_IsOurCommitOnlyWhenOurIntakeWroteIt(string intake, bool ours)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var store = office.Get<IncomingStore>();
        await store.CommitAsync(Manifest("202611231100-ab"), TestContext.Current.CancellationToken);

        Assert.Equal(ours, await store.CommitAsync(Manifest(intake), TestContext.Current.CancellationToken));
    }

    private static SubmissionManifest Manifest(string intake) =>
        new("F3KM-7QXD-RT9W", intake, null, "contact", "1", "de", default, "00", null, Answers.None, [], []);
}
