using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>Documents were supplied to a case whose own manifest is not opened yet: come back later.</summary>
public sealed class CaseNotOpenException : NotNowException
{
    public CaseNotOpenException()
    {
    }

    public CaseNotOpenException(string message)
        : base(message)
    {
    }

    public CaseNotOpenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
