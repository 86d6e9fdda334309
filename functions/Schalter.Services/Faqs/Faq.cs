namespace Schalter.Services.Faqs;

/// <summary>A question people ask the office, with its answer in Markdown.</summary>
/// <param name="Language">The language it is really in: German where there is no fresh translation.</param>
/// <param name="IsReviewed">Whether somebody who speaks the language has read it; German always is.</param>
public sealed record FaqText(string Language, string Question, string Body, bool IsReviewed);

/// <summary>An entry of the questions and answers.</summary>
/// <param name="Procedures">Forms and counter services it leads to.</param>
/// <param name="Sources">Law it stands on: <c>AufenthG § 81 Abs. 4</c>.</param>
/// <param name="ValidUntil">Last day it is shown; null: until further notice.</param>
/// <param name="ReviewedOn">When somebody of the office last read it against the law.</param>
/// <param name="Stamp">Of the German text: what a translation made from it says in <c>of</c>.</param>
/// <param name="Texts">By language; only fresh ones, German always.</param>
public sealed record Faq(
    string Id, IReadOnlyList<string> Audience, IReadOnlyList<string> Topics, IReadOnlyList<string> Procedures, IReadOnlyList<string> Sources,
    DateOnly ValidFrom, DateOnly? ValidUntil, DateOnly ReviewedOn, string Stamp, IReadOnlyDictionary<string, FaqText> Texts)
{
    /// <summary>Law and fees change about twice a year.</summary>
    public const int ReviewEveryDays = 180;

    public FaqText German => Texts[Forms.Texts.SourceLanguage];

    public FaqText In(string language) => Texts.GetValueOrDefault(language) ?? German;

    public bool IsShown(DateOnly today) => ValidFrom <= today && (ValidUntil is not { } last || today <= last);

    public bool IsOverdue(DateOnly today) => today > ReviewedOn.AddDays(ReviewEveryDays);
}
