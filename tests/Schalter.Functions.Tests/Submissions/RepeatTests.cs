using System.Net;

namespace Schalter.Functions.Tests.Submissions;

/// <summary>The same thing sent twice is one case.</summary>
public sealed class RepeatTests(SystemFixture fixture)
{
    private static (string, string) FreshKey => ("Idempotency-Key", Guid.NewGuid().ToString());

    [Fact]
    public async Task SameKeySameContent_GivesTheSameReceipt_AlsoWhenLongDone()
    {
        var (form, key) = (PostedForm.Enquiry(), FreshKey);
        var first = await fixture.Counter.SubmitAsync("contact", form, key);
        var second = await fixture.Counter.SubmitAsync("contact", form, key);
        await fixture.Counter.UntilAsync(first, "routed");
        var third = await fixture.Counter.SubmitAsync("contact", form, key);

        Assert.All([second, third], repeat =>
            Assert.Equal((first.Reference, first.AccessKey, first.ReceivedAt), (repeat.Reference, repeat.AccessKey, repeat.ReceivedAt)));
        Assert.Equal(["received", "validated", "routed"], await fixture.Office.EventWordsAsync(first.Reference, 3));
    }

    [Fact]
    public async Task SameKeyOtherContent_IsRefused()
    {
        var key = FreshKey;
        await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry(), key);
        using var response = await fixture.Counter.PostAsync("submissions/contact", PostedForm.Enquiry().ToContent(), key);
        (await Problem.ReadAsync(response)).Is(422, "idempotency-key-reused");
    }

    [Theory]
    [InlineData("zwei Worte")]
    [InlineData(" ")]
    public async Task KeyThatIsNone_IsRefused(string key)
    {
        using var response = await fixture.Counter.PostAsync("submissions/contact", PostedForm.Enquiry().ToContent(), ("Idempotency-Key", key));
        (await Problem.ReadAsync(response)).Is(400, "idempotency-key-invalid");
    }

    [Fact]
    public async Task SameContentWithoutKey_IsOneCase_WhichBothReferencesShow()
    {
        var form = PostedForm.Enquiry();
        var first = await fixture.Counter.SubmitAsync("contact", form);
        await fixture.Counter.UntilAsync(first, "routed");
        var second = await fixture.Counter.SubmitAsync("contact", form);
        Assert.NotEqual(first.Reference, second.Reference);

        var view = await fixture.Counter.UntilAsync(second, "routed");
        Assert.Equal((second.Reference, first.ReceivedAt), (view.Reference, view.ReceivedAt));
        Assert.Empty(await fixture.Office.NamesAsync("cases", second.Reference));
        Assert.Empty(await fixture.Office.EventsAsync(second.Reference));

        using var withdrawn = await fixture.Counter.SendAsync(
            HttpMethod.Delete, $"submissions/{second.Reference}", null, Counter.Key(second));
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        Assert.Equal("withdrawn", (await fixture.Counter.StatusAsync(first)).Status);
    }

    [Fact]
    public async Task SentTenTimesAtOnceWithOneKey_IsOneCase()
    {
        var (form, key) = (PostedForm.Enquiry(), FreshKey);
        var receipts = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => fixture.Counter.SubmitAsync("contact", form, key)));

        var reference = Assert.Single(receipts.Select(r => r.Reference).Distinct());
        await fixture.Counter.UntilAsync(receipts[0], "routed");
        Assert.Equal(["received", "validated", "routed"], await fixture.Office.EventWordsAsync(reference, 3));
    }
}
