namespace Schalter.Services.Pages;

/// <summary>What the page of a case says about its registration for the emergency queue.</summary>
/// <param name="Status">A registration's state, <c>received</c>, or <c>back</c> for one that waits again; its texts are
/// <c>emergencies.{Status}.title/detail</c>.</param>
public sealed record EmergencyPart(string Status)
{
    /// <summary>Why it was rejected; its text is <c>emergencies.reason.{Reason}</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>How many come before, as a range.</summary>
    public string? Ahead { get; init; }

    /// <summary>When places are next given out.</summary>
    public DateTimeOffset? NextAllotment { get; init; }

    /// <summary>Of the appointment offered or confirmed.</summary>
    public DateTimeOffset? Start { get; init; }

    public string? Place { get; init; }

    /// <summary>By when an offer must be answered.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The appointment, once confirmed.</summary>
    public CaseAccess? Booking { get; init; }

    /// <summary>A code that was typed and is wrong; null when none was.</summary>
    public string? WrongCode { get; init; }

    public bool IsLive => Status is not ("attended" or "missed" or "declined" or "expired" or "rejected");
}
