namespace Schalter.Services.Submissions;

/// <summary>Goes on with the checked cases of some forms in place of a team of the office.</summary>
public interface ITakeCases
{
    bool Takes(string form);

    /// <summary>Has the case looked at; whatever has become of it until then counts.</summary>
    Task LookAtAsync(string reference, TimeSpan delay, CancellationToken cancellationToken);
}
