using System.ComponentModel.DataAnnotations;

namespace Schalter.Services.Feedback;

/// <summary>Section <c>Feedback</c> of the settings.</summary>
public sealed record FeedbackSettings
{
    /// <summary>Days for which what people wrote is kept; somebody may have named a person in it.</summary>
    [Range(14, 365)]
    public int TextDays { get; init; } = 90;
}
