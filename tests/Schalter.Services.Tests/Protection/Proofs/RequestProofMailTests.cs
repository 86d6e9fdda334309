using Microsoft.Extensions.Options;
using Schalter.Services.Platform;
using Schalter.Services.Protection;
using Schalter.Services.Protection.Networks;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Tests.Protection.Proofs;

public sealed class RequestProofMailTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Code_IsMailed_AndAcceptedWhereAProofIsAsked()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var post = new Post();

        Assert.Null(await AskAsync(office, post, " Ayse@Example.org "));

        var (_, mail) = Assert.Single(post.Sent);
        Assert.Equal(("Ayse@example.org", "tr", office.Clock.GetUtcNow().AddMinutes(30)), (mail.Address, mail.Language, mail.ExpiresAt));
        Assert.Matches("^[34679CDFGHJKMNPQRTVWXY2]{5}-[34679CDFGHJKMNPQRTVWXY2]{5}$", mail.Code);
        Assert.Null(await office.Get<CheckProof>().SpendAsync(new("hold", "servicepoint"), new(null, mail.Code), Stop));
    }

    /// <summary>Whatever the writing and the instance; the answer does not tell.</summary>
    [Fact]
    public async Task AddressThatHadItsShare_GetsNoMore_WithinTheHour_AndTheAnswerIsTheSame()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await using var another = office.Another();
        var post = new Post();

        var answers = new List<Refusal?>();
        foreach (var address in new[] { "a@example.org", "A@EXAMPLE.ORG", "a@example.org", "a@example.org", "a@Example.org" })
        {
            answers.Add(await AskAsync(answers.Count % 2 == 0 ? office : another, post, address));
        }

        Assert.All(answers, Assert.Null);
        Assert.Equal(3, post.Sent.Count);
        Assert.Equal(3, post.Sent.Select(s => s.Id).Distinct().Count());
        await AskAsync(office, post, "b@example.org");
        office.Clock.Advance(TimeSpan.FromHours(1));
        await AskAsync(office, post, "a@example.org");
        Assert.Equal(5, post.Sent.Count);
    }

    [Theory]
    [InlineData("servicepoint", "no address", "answers-invalid")]
    [InlineData("servicepoint", null, "answers-invalid")]
    [InlineData("servicepoint", "a@example.org\r\nBcc: b@example.org", "answers-invalid")]
    [InlineData("card-pickup", "a@example.org", "proof-not-asked")]
    public async Task WhatCannotBeMailed_IsRefused(string target, string? address, string code)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var post = new Post();

        Assert.Equal(code, (await AskAsync(office, post, address, target))?.Code);
        Assert.Empty(post.Sent);
    }

    private static Task<Refusal?> AskAsync(TestOffice office, Post post, string? address, string target = "servicepoint") => new RequestProofMail(
        office.Get<IEnumerable<IAskForProof>>(), office.Get<MailCodes>(), office.Get<LimitStore>(), post, office.Get<ServiceSecrets>(),
        office.Get<IOptions<ProtectionSettings>>(), office.Clock).HandleAsync(new("hold", target, address, "tr"), Stop);

    private sealed class Post : ISendProofMail
    {
        public List<(string Id, ProofMail Mail)> Sent { get; } = [];

        public Task SendAsync(string id, ProofMail mail, CancellationToken cancellationToken)
        {
            Sent.Add((id, mail));
            return Task.CompletedTask;
        }
    }
}
