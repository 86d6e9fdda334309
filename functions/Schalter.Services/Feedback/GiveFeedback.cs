using Microsoft.Extensions.Options;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Feedback;

/// <param name="Page">As the page says of itself.</param>
/// <param name="Language">Of the page.</param>
public sealed record FeedbackInput(string? Page, string Language, Answers Typed);

/// <summary>What somebody wrote, as it is kept: the day, not the time, and nothing of who it was.</summary>
/// <param name="Found">Whether they found or did what they came for.</param>
public sealed record FeedbackText(DateOnly Day, string Page, string Language, bool Found, string Text);

/// <summary>
/// Takes the answers to the two questions at the foot of every page: counted at once; what was written is kept for some weeks, without what
/// looks like an address or a number of a person.
/// </summary>
public sealed class GiveFeedback(
    FeedbackPages pages, FeedbackStore store, DeadlineStore deadlines, Tally tally, IOptions<FeedbackSettings> settings, TimeProvider clock)
{
    public const string FoundField = "found";
    public const string TextField = "text";
    public const string PageField = "page";
    public const string DeadlineKind = "feedback";
    public const string Yes = "feedback-yes";
    public const string No = "feedback-no";

    private const int MostCharacters = 1000;

    /// <summary>What is asked, as a form like any other.</summary>
    public static FormDefinition Form { get; } = new(
        "feedback", string.Empty, [], [], new(default, default, default),
        [
            new("feedback", "pages.feedback", null,
            [
                new(FoundField, "pages.feedback.found", FieldType.YesNo, true, null, null, [], new(), []),
                new(TextField, "pages.feedback.text", FieldType.LongText, false, null, null, [], new(MaxLength: MostCharacters), []),
            ]),
        ],
        [], [], false);

    /// <returns>Null when it was taken.</returns>
    public async Task<Refusal?> HandleAsync(FeedbackInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var today = OfficeTime.Day(clock.GetUtcNow());
        var check = AnswerCheck.Check(Form, input.Typed, today);
        if (!check.AreValid)
        {
            return new("answers-invalid", 422, check.Errors);
        }

        var (page, found) = (pages.Of(input.Page), check.Answers[FoundField] == "true");
        if (check.Answers[TextField] is { } text && !string.IsNullOrWhiteSpace(text))
        {
            await deadlines.SetAsync(today.AddDays(settings.Value.TextDays), DeadlineKind, DailyRowsStore.Key(today), cancellationToken);
            await store.AddAsync(new(today, page, input.Language, found, Redaction.Of(text.Trim())), cancellationToken);
        }

        tally.Add(found ? Yes : No, page);
        return null;
    }
}
