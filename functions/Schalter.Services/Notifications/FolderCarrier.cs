using Microsoft.Extensions.Options;

namespace Schalter.Services.Notifications;

/// <summary>Puts letters into a folder as <c>.eml</c> files, which mail programs open; for local runs.</summary>
internal sealed class FolderCarrier(IOptions<MailSettings> options) : IMailCarrier
{
    private readonly string folder = options.Value.Folder!;

    public bool IsOn => true;

    public Task<IMailLine> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return Task.FromResult<IMailLine>(new Line(folder, options.Value));
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw MailNotSentException.Because("connect", refusal.GetType().Name);
        }
    }

    private sealed class Line(string folder, MailSettings settings) : IMailLine
    {
        /// <summary>Whoever looks into the folder sees whole files only.</summary>
        public async Task<Delivery> SendAsync(Letter letter)
        {
            using var message = MailMessage.Of(letter, settings);
            var file = Path.Combine(folder, $"{letter.Id}.{letter.Template}.eml");
            try
            {
                await message.WriteToAsync(file + ".new");
                File.Move(file + ".new", file, overwrite: true);
                return new(MailState.Sent);
            }
            catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
            {
                throw MailNotSentException.Because("send", refusal.GetType().Name);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
