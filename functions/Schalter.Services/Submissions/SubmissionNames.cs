namespace Schalter.Services.Submissions;

/// <summary>Names of what submissions are stored in; <c>content/resources.json</c> has the same words.</summary>
public static class SubmissionNames
{
    public const string ReceivedQueue = "submissions-received";
    public const string ValidatedQueue = "submissions-validated";
    public const string Topic = "submissions";

    /// <summary>Field that says with which version of the form the answers were given; the page of a form has it.</summary>
    public const string FormVersionField = "formVersion";

    /// <summary>Form field that carries the access key where a header cannot.</summary>
    public const string AccessKeyField = "accessKey";

    internal const string Incoming = "incoming";
    internal const string Cases = "cases";
    internal const string Quarantine = "quarantine";
    internal const string Table = "Submissions";
    internal const string DuplicatesTable = "Duplicates";
}
