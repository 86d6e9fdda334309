using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Forms;
using Schalter.Services.Tests.Appointments.Bookings;
using Schalter.Services.Tests.Pages;

namespace Schalter.Services.Tests.Appointments.Waiting;

public sealed class WaitingFormTests
{
    [Theory]
    [InlineData("01.12.2026", "2026-12-31", "2026-12-01", null)]
    [InlineData("2026-12-01", "", "2026-12-01", null)]
    [InlineData("", "", null, null)]
    [InlineData("31.02.2027", "", null, "from date-invalid")]
    [InlineData("12.2026", "", null, "from date-invalid")]
    [InlineData("31.12.2026", "01.12.2026", null, "from must-not-be-after")]
    [InlineData("", "01.12.2126", null, "until date-too-late")]
    [InlineData("01.11.2026", "22.11.2026", null, "until date-too-early")]
    [InlineData("01.11.2026", "23.11.2026", "2026-11-01", null)]
    public void Days_AreReadAsPeopleWriteThem(string from, string until, string? read, string? error)
    {
        var answers = Counter.Input(string.Empty, "Yılmaz", ("from", from), ("until", until)).Answers;
        var check = AnswerCheck.Check(WaitingForm.Of(VisitSamples.Service), answers, new(2026, 11, 23));

        Assert.Equal(error, check.Errors.Select(e => $"{e.Field} {e.Code}").SingleOrDefault());
        Assert.True(error is not null || check.Answers[WaitingForm.From] == read);
    }
}
