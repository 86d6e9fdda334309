using Microsoft.Extensions.Options;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Protection.Networks;

namespace Schalter.Services.Protection.Proofs;

/// <param name="Address">As typed.</param>
/// <param name="Language">Of the mail.</param>
public sealed record ProofMailInput(string? Action, string? Target, string? Address, string Language);

/// <summary>
/// Mails a code that is accepted instead of work, to whoever has no script. An address gets only a few in an hour; the answer is the same
/// when it gets none, so that nobody learns from it what others have asked for.
/// </summary>
public sealed class RequestProofMail(
    IEnumerable<IAskForProof> asking, MailCodes codes, LimitStore limits, ISendProofMail mails, ServiceSecrets secrets,
    IOptions<ProtectionSettings> settings, TimeProvider clock)
{
    public const string AddressField = "email";

    /// <returns>Null when a mail is on its way, or no more are sent to this address within this hour.</returns>
    public async Task<Refusal?> HandleAsync(ProofMailInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (asking.Purpose(input.Action, input.Target) is not { } purpose)
        {
            return GiveChallenge.NotAsked;
        }

        var now = clock.GetUtcNow();
        var check = AnswerCheck.Check(Form, new([new(AddressField, [input.Address ?? string.Empty])]), OfficeTime.Day(now));
        if (!check.AreValid)
        {
            return new("answers-invalid", 422, check.Errors);
        }

        await SendAsync(purpose, check.Answers[AddressField]!, input.Language, now, cancellationToken);
        return null;
    }

    /// <summary>What is asked, as a form like any other.</summary>
    public static FormDefinition Form { get; } = new(
        "proof-mail", string.Empty, [], [], new(default, default, default),
        [new("mail", "blocks.contact", null, [new(AddressField, "blocks.contact.email", FieldType.Email, true, null, null, [], new(), [])])], [], [], false);

    private async Task SendAsync(ProofPurpose purpose, string address, string language, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = AddressLimit.KeyOf(secrets, address, now);
        if (await limits.TakeAsync(now, $"mail-{hash}", settings.Value.CodesPerAddress, cancellationToken) is not { } number)
        {
            return;
        }

        var id = $"proof-{Hours.Of(now)}-{hash}-{number}";
        await mails.SendAsync(id, new(address, codes.Make(purpose, hash, now), language, now + MailCodes.Lifetime), cancellationToken);
    }
}
