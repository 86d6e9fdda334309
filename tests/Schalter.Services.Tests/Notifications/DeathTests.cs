using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using System.Diagnostics.Metrics;
using Schalter.Services.Notifications;
using Schalter.Services.Notifications.Letters;
using Schalter.Services.Tests.Appointments.Bookings;

namespace Schalter.Services.Tests.Notifications;

/// <summary>The process dies at every call it makes to the tables, just before it or just behind it.</summary>
public sealed class DeathTests(StorageFixture storage)
{
    private const int MostCalls = 6;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeathWhileSending_OneMailAtMost_AndNoneIsLostUnnoticed(bool behind)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var (carrier, deaths) = (new Pigeons(), 0);
        for (var call = 1; call <= MostCalls; call++)
        {
            var message = await office.PostAsync($"m-{call}");
            var death = new DyingProcess.DeathPolicy(call, behind);
            await Record.ExceptionAsync(() => Sender(office, carrier, death).HandleAsync(message, Stop));
            deaths += death.HasCome ? 1 : 0;

            office.Clock.Advance(TimeSpan.FromMinutes(11));
            var next = Sender(office, carrier, null);
            await next.HandleAsync(message, Stop);
            await next.HandleAsync(message, Stop);

            var (row, sent) = (await office.RowAsync(message), carrier.Sent.Count(id => id == message.Id));
            Assert.Null(row.Mail);
            Assert.True(row.State == MailState.Sent ? sent == 1 : row.State == MailState.Unclear && sent <= 1, $"call {call}: {row.State}, sent {sent}");
        }

        Assert.InRange(deaths, 3, MostCalls - 1);
    }

    [Fact]
    public async Task SomebodyIsSending_OthersWait()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var carrier = new Pigeons();
        var message = await office.PostAsync();
        await Record.ExceptionAsync(() => Sender(office, carrier, new(2, behind: true)).HandleAsync(message, Stop));

        await Assert.ThrowsAsync<MailBusyException>(() => Sender(office, carrier, null).HandleAsync(message, Stop));

        Assert.Empty(carrier.Sent);
    }

    private static SendMail Sender(TestOffice office, Pigeons carrier, DyingProcess.DeathPolicy? death)
    {
        var options = new TableClientOptions();
        if (death is not null)
        {
            options.AddPolicy(death, HttpPipelinePosition.PerCall);
        }

        var tables = new TableServiceClient(office.Connection, options);
        return new(
            new(tables), office.Get<MailAllowance>(), office.Get<LetterWriter>(), carrier, new(office.Get<IMeterFactory>(), new(tables), office.Clock), office.Clock,
            NullLogger<SendMail>.Instance);
    }

    /// <summary>They always arrive, and what has left has left.</summary>
    private sealed class Pigeons : IMailCarrier, IMailLine
    {
        public List<string> Sent { get; } = [];

        public bool IsOn => true;

        public Task<IMailLine> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<IMailLine>(this);

        public Task<Delivery> SendAsync(Letter letter)
        {
            Sent.Add(letter.Id);
            return Task.FromResult(new Delivery(MailState.Sent));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
