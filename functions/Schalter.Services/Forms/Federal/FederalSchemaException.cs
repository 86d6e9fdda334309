namespace Schalter.Services.Forms.Federal;

/// <summary>A file that no form can be made of; the message says why, in one line.</summary>
internal sealed class FederalSchemaException : Exception
{
    public FederalSchemaException()
    {
    }

    public FederalSchemaException(string message)
        : base(message)
    {
    }

    public FederalSchemaException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
