using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>
/// One person, whatever way the name is written, as a keyed hash: it tells whether somebody has a booking, and who it is cannot be read
/// from it. Strangers may share it (name and birth date); the office can book for the second.
/// </summary>
public static class PersonKey
{
    private const int Characters = 32;

    /// <summary>Who has given these answers to a service.</summary>
    public static string Of(ServiceSecrets secrets, Schedule schedule, Func<string, string?> answer)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        return Of(secrets, secrets.Current, schedule, answer);
    }

    /// <summary>By which the same person was known under the other secrets that are still set.</summary>
    public static IReadOnlyList<string> Others(ServiceSecrets secrets, Schedule schedule, Func<string, string?> answer)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        var others = secrets.Versions.Where(v => v != secrets.Current).ToList();
        return others.Count == 0 ? [] : others.ConvertAll(v => Of(secrets, v, schedule, answer));
    }

    /// <param name="documentNumber">Where the service asks for it.</param>
    public static string Of(ServiceSecrets secrets, string familyName, string? givenNames, string dateOfBirth, string? documentNumber)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        return Hash(secrets, secrets.Current, Text(familyName, givenNames, dateOfBirth, documentNumber));
    }

    /// <summary>The same under every secret that is set, the oldest first.</summary>
    public static IEnumerable<string> All(ServiceSecrets secrets, string familyName, string? givenNames, string dateOfBirth)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        return secrets.Versions.Order().Select(v => Hash(secrets, v, Text(familyName, givenNames, dateOfBirth, documentNumber: null)));
    }

    /// <param name="version">Of the secret: what began under one goes on under it.</param>
    internal static string Of(ServiceSecrets secrets, int version, Schedule schedule, Func<string, string?> answer) => Hash(secrets, version, Text(
        answer(BookingForm.FamilyName)!, answer(BookingForm.GivenNames), answer(BookingForm.DateOfBirth)!,
        schedule.Terms.DocumentNumber ? answer(BookingForm.DocumentNumber) : null));

    /// <summary>Another person of the same name and birth date, for whom the office books: a key of their own.</summary>
    /// <param name="person">Key that both share.</param>
    public static string Another(ServiceSecrets secrets, string person, string booking)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        return Convert.ToHexStringLower(secrets.Mac(secrets.Current, "another-person", $"{person}|{booking}"))[..Characters];
    }

    private static string Hash(ServiceSecrets secrets, int version, string person) =>
        Convert.ToHexStringLower(secrets.Mac(version, "person", person))[..Characters];

    private static string Text(string familyName, string? givenNames, string dateOfBirth, string? documentNumber) =>
        $"{AsWritten.Name(familyName, givenNames)}|{dateOfBirth}|{AsWritten.Number(documentNumber ?? string.Empty)}";
}
