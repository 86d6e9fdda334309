namespace Schalter.Services.Platform;

/// <summary>Work that cannot be done now but can later (a dependency is down, a step before it is not done yet): ask again.</summary>
public abstract class NotNowException : Exception
{
    protected NotNowException()
    {
    }

    protected NotNowException(string message)
        : base(message)
    {
    }

    protected NotNowException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
