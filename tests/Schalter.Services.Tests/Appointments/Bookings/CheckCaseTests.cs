using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Appointments.Bookings;

/// <summary>A card is handed out for a case: the number alone, which others may know, books nothing.</summary>
public sealed class CheckCaseTests(StorageFixture storage)
{
    private const string Service = "card-pickup";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CardPickup_NeedsACaseThatThereIs_AndOfWhoeverBooks()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await Counter.OpenAsync(office, Service);
        var receipt = await ASubmission.Enquiry(("person.familyName", "Yılmaz"), ("person.givenNames", "Ayşe"), ("person.dateOfBirth", "17.05.1990")).AcceptedAsync(office);
        await office.WorkAsync();
        var hold = await HoldAsync(office);

        Assert.Equal(["caseReference required"], await BookAsync(office, hold, string.Empty));
        Assert.Equal(["caseReference case-unknown"], await BookAsync(office, hold, "4F4K-TRTX-CKGC"));
        Assert.Equal(["caseReference case-unknown"], await BookAsync(office, hold, receipt.Reference, "Öztürk"));
        Assert.Equal(["caseReference case-unknown"], await BookAsync(office, hold, receipt.Reference, born: "1991"));
        Assert.Empty(await BookAsync(office, hold, receipt.Reference.ToLowerInvariant(), "YILMAZ", "05.1990"));
    }

    [Fact]
    public async Task OneCase_GetsOneAppointment_WhateverNameIsTried()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await Counter.OpenAsync(office, Service);
        var receipt = await ASubmission.Enquiry(("person.familyName", "Yılmaz"), ("person.givenNames", "Ayşe"), ("person.dateOfBirth", "17.05.1990")).AcceptedAsync(office);
        await office.WorkAsync();

        Assert.Empty(await BookAsync(office, await HoldAsync(office), receipt.Reference));
        Assert.Equal(["already-booked"], await BookAsync(office, await HoldAsync(office), receipt.Reference));
        Assert.Equal(["caseReference case-unknown"], await BookAsync(office, await HoldAsync(office), receipt.Reference, "Somebody"));
    }

    private static async Task<string> HoldAsync(TestOffice office) => (await office.Get<HoldPlace>().HandleAsync(Service, new(), Stop)).Value!.Hold;

    private static async Task<IEnumerable<string>> BookAsync(
        TestOffice office, string hold, string reference, string familyName = "Yılmaz", string born = "17.05.1990")
    {
        var answers = new Answers(new Dictionary<string, IReadOnlyList<string>>
        {
            ["person.familyName"] = [familyName],
            ["person.givenNames"] = ["Ayşe"],
            ["person.dateOfBirth"] = [born],
            ["email"] = ["a@example.org"],
            ["caseReference"] = [reference],
        });
        var answer = await office.Get<BookAppointment>().HandleAsync(Service, new(hold, answers, "de"), Stop);
        return answer.Refusal is { Errors.Count: 0 } refusal ? [refusal.Code] : answer.Refusal?.Errors.Select(e => $"{e.Field} {e.Code}") ?? [];
    }
}
