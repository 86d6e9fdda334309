using System.Security.Cryptography;
using Microsoft.Playwright;
using Schalter.Functions.Tests.Pages;
using Schalter.Services.Tests.Forms;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Uploads;

/// <summary>The documents of a form in a browser: what its modules do on a bad line, and with what cannot be sent.</summary>
public sealed class UploadPageTests(SystemFixture fixture, ChromiumFixture chromium)
{
    private const int Bytes = 15_000_000;
    private const string Input = "[name='documents.attachments']";
    private const string Item = ".uploads li";

    /// <summary>Calls are lost before they leave, connections break within a piece, and the page is loaded anew while one is under way.</summary>
    [Fact]
    public async Task LargeFileOnABadLine_ArrivesWhole_AndItsFormIsSent()
    {
        await using var line = new BadLine(fixture.Counter.Address);
        await using var person = await Person.WithPhoneAsync(chromium, line.Address, "en", script: true);
        var page = person.Page;
        await line.SpoilAsync(page);
        using var folder = new TemporaryFolder();
        var content = new byte[Bytes];
        new Random(15).NextBytes(content);
        var file = Path.Combine(folder.Path, "scan.pdf");
        await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);

        await page.GotoAsync("api/forms/contact?lang=en");
        await person.FillAsync(SampleAnswers.Enquiry(("enquiry.message", $"A large scan {Guid.NewGuid()}")));
        await page.Locator(Input).SetInputFilesAsync(file);
        var there = await line.Held.WaitAsync(TimeSpan.FromMilliseconds(Chromium.Patience), TestContext.Current.CancellationToken);
        Assert.Equal((double)there / Bytes, await page.Locator($"{Item} progress").EvaluateAsync<double>("bar => bar.position"), 6);
        await page.ReloadAsync();
        Assert.Equal("Yılmaz", await page.Locator("[name='person.familyName']").InputValueAsync());
        Assert.Contains("Choose the same file again", await page.Locator(Item).InnerTextAsync(), StringComparison.Ordinal);

        line.Offsets.Clear();
        await page.Locator(Input).SetInputFilesAsync(file);
        await page.Locator($"{Item} input[name='uploads.attachments']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal(there, line.Offsets[0]);
        Assert.Equal("POST", line.Lost[0]);
        Assert.InRange(line.Lost.Count(method => method == "PATCH"), 1, 10);
        Assert.InRange(line.Cuts, 1, 20);
        var id = await page.Locator($"{Item} input").InputValueAsync();
        Assert.Equal(SHA256.HashData(content), SHA256.HashData(await fixture.Office.ReadAsync("incoming", $"{id}/001")));

        await person.PressAsync("Send the form", 201);
        Assert.Equal("We have received your form", await person.HeadingAsync());
    }

    [Fact]
    public async Task WhatCannotBeSent_IsSaidAtOnce_AndWhatWasChosenCanBeTakenAway()
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "en", script: true);
        var page = person.Page;
        await page.GotoAsync("api/forms/contact?lang=en");
        await ChooseAsync(page, ("empty.pdf", []), ("program.exe", [1, 2]), ("pass.pdf", PdfFile.Sound(1)), ("photo.HEIC", [3]), ("Foto", [4]));

        await page.Locator($"{Item} input").Nth(2).WaitForAsync(new() { State = WaitForSelectorState.Attached }); // a photo without an ending, too
        var message = await page.Locator(".field:has(.uploads) .message").InnerTextAsync();
        Assert.Contains("empty.pdf", message, StringComparison.Ordinal);
        Assert.Contains("program.exe", message, StringComparison.Ordinal);
        Assert.Equal("", await page.Locator(Input).InputValueAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove: pass.pdf" }).ClickAsync();
        Assert.Equal(2, await page.Locator(Item).CountAsync());
        Assert.Equal("pass.pdf has been removed.", await page.Locator("form > [role=status]").InnerTextAsync());

        await ChooseAsync(page, [.. Enumerable.Range(1, 6).Select(i => ($"{i}.pdf", new byte[] { (byte)i }))]);
        await page.GetByText("At most 5 files").Or(page.GetByText("at most 5 files")).First.WaitForAsync();
        Assert.Equal(5, await page.Locator(Item).CountAsync());

        await page.Locator("[name='person.familyName']").FillAsync("Yılmaz");
        await page.Locator("details.drafts summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Erase everything on this device" }).ClickAsync();
        Assert.Equal((0, ""), (await page.Locator(Item).CountAsync(), await page.Locator("[name='person.familyName']").InputValueAsync()));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => sessionStorage.length + localStorage.length"));
    }

    /// <summary>With a file that is there, one under way, two that were refused, and the panel of what is kept.</summary>
    [Fact]
    public async Task RowsOfFiles_HaveNoBarriers()
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "ar", script: true, touch: true);
        var page = person.Page;
        await page.GotoAsync("api/forms/contact?lang=ar");
        await person.ChooseFileAsync("attachments", "pass.pdf", PdfFile.Sound(1));
        await page.RouteAsync("**/api/uploads/*", _ => Task.CompletedTask);
        await ChooseAsync(page, ("under way.pdf", PdfFile.Sound(2)), ("empty.pdf", []), ("program.exe", [1]));
        await page.Locator($"{Item}:has-text('under way.pdf') progress").WaitForAsync();
        await page.Locator(".field:has(.uploads) .message").WaitForAsync();
        await page.Locator("details.drafts summary").ClickAsync();
        Assert.Empty(await PageInspector.FindBarriersAsync(page));
    }

    /// <summary>Whether files can be brought is asked with the first: without a network it waits, instead of going with a form that nobody gets.</summary>
    [Fact]
    public async Task FirstFileChosenWithoutANetwork_IsBroughtWhenItIsBack()
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "en", script: true);
        var page = person.Page;
        await page.GotoAsync("api/forms/contact?lang=en");
        await page.Context.SetOfflineAsync(true);
        await ChooseAsync(page, ("pass.pdf", PdfFile.Sound(1)));
        var message = page.Locator(".field:has(.uploads) .message");
        Assert.Contains("continues by itself", await message.InnerTextAsync(), StringComparison.Ordinal);

        await page.Context.SetOfflineAsync(false);
        await page.Locator($"{Item} input").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Assertions.Expect(message).ToHaveCountAsync(0);
    }

    /// <summary>Sent before it has arrived, a document would be missing.</summary>
    [Fact]
    public async Task FormIsNotSent_BeforeItsFilesAreThere()
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "en", script: true);
        var page = person.Page;
        await page.RouteAsync("**/api/uploads/*", route => route.AbortAsync("connectionfailed"));
        await page.GotoAsync("api/forms/contact?lang=en");
        await person.FillAsync(SampleAnswers.Enquiry(("enquiry.message", $"Too early {Guid.NewGuid()}")));
        await ChooseAsync(page, ("pass.pdf", PdfFile.Sound(1)));
        await page.GetByText("connection interrupted").First.WaitForAsync();

        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.GetByText("wait with sending").WaitForAsync();
        Assert.EndsWith("forms/contact?lang=en", page.Url, StringComparison.Ordinal);

        await page.UnrouteAllAsync();
        await page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        await page.Locator($"{Item} input").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Assertions.Expect(page.GetByText("wait with sending")).ToHaveCountAsync(0);
        await person.PressAsync("Send the form", 201);
    }

    /// <summary>What waits its turn has not begun: after a reload its name is left.</summary>
    [Fact]
    public async Task FilesInLine_AreRememberedByName_AfterAReload()
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "en", script: true);
        var page = person.Page;
        await page.RouteAsync("**/api/uploads/*", route => route.AbortAsync("connectionfailed"));
        await page.GotoAsync("api/forms/contact?lang=en");
        await ChooseAsync(page, ("first.pdf", PdfFile.Sound(1)), ("second.pdf", PdfFile.Sound(2)));
        await page.GetByText("connection interrupted").First.WaitForAsync();
        await page.ReloadAsync();
        await page.Locator($"{Item}:has-text('second.pdf')").GetByText("Choose the same file again").WaitForAsync();
    }

    /// <summary>A deadline does not wait for the part of the counter that takes pieces.</summary>
    [Fact]
    public async Task WhereNoPiecesAreTaken_TheFilesGoWithTheForm()
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "en", script: true);
        var page = person.Page;
        await page.RouteAsync("**/api/uploads/*", route => route.FulfillAsync(new() { Status = 500 }));
        await page.GotoAsync("api/forms/contact?lang=en");
        await person.FillAsync(SampleAnswers.Enquiry(("enquiry.message", $"All the same {Guid.NewGuid()}")));
        await ChooseAsync(page, ("first.pdf", PdfFile.Sound(1)), ("second.pdf", PdfFile.Sound(2)));
        await page.Locator(Item).GetByText("You can send the form all the same").WaitForAsync();

        await person.PressAsync("Send the form", 201);
        await person.PressAsync("See the status");
        Assert.Equal(["first.pdf", "second.pdf"], (await page.Locator(".documents bdi").AllInnerTextsAsync()).Order());
    }

    private static Task ChooseAsync(IPage page, params (string Name, byte[] Content)[] files) => page.Locator(Input).SetInputFilesAsync(
        files.Select(f => new FilePayload { Name = f.Name, MimeType = "application/octet-stream", Buffer = f.Content }));
}
