using Schalter.Services.Platform;

namespace Schalter.Services.Forms;

/// <summary>
/// A submission was made with a version of its form that this instance does not know and that is not in the archive. Reading it with
/// another one could change what it says, so it waits.
/// </summary>
public sealed class FormVersionMissingException : NotNowException
{
    public FormVersionMissingException()
    {
    }

    public FormVersionMissingException(string message)
        : base(message)
    {
    }

    public FormVersionMissingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public FormVersionMissingException(string form, string version)
        : base($"Version {version} of form {form} is neither current nor archived.")
    {
    }
}
