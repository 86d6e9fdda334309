using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>What a service asks of people who book, as a form like any other: one check and one set of error texts for both.</summary>
public static class BookingForm
{
    public const string FamilyName = "person.familyName";
    public const string GivenNames = "person.givenNames";
    public const string DateOfBirth = "person.dateOfBirth";
    public const string Email = "email";
    public const string CaseReference = "caseReference";
    public const string DocumentNumber = "documentNumber";

    private const int NameLength = 120;
    private const int NumberLength = 40;

    /// <param name="asksForEmail">Whether there must be an address; the office books for people who have none.</param>
    public static FormDefinition Of(Schedule schedule, bool asksForEmail = true)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        IReadOnlyList<FormField> person =
        [
            Field(FamilyName, "blocks.person.familyName", FieldType.Text, new(MaxLength: NameLength)),
            Field(GivenNames, "blocks.person.givenNames", FieldType.Text, new(MaxLength: NameLength), required: false),
            Field(DateOfBirth, "blocks.person.dateOfBirth", FieldType.PartialDate, new(NotBefore: "today-120Y", NotAfter: "today")),
        ];
        var terms = schedule.Terms;
        List<FormField> rest = [Field(Email, "blocks.contact.email", FieldType.Email, new(), asksForEmail)];
        rest.AddRange(terms.CaseReference ? [Field(CaseReference, "appointments.caseReference", FieldType.Text, new(MaxLength: NumberLength))] : []);
        rest.AddRange(terms.DocumentNumber ? [Field(DocumentNumber, "blocks.identityDocument.number", FieldType.Text, new(MaxLength: NumberLength))] : []);
        return new(
            schedule.Id, string.Empty, [], [], new(default, default, default),
            [new("person", "blocks.person", null, person), new("booking", "appointments.booking", null, rest)], [], [], false);
    }

    private static FormField Field(string id, string textKey, FieldType type, FieldLimits limits, bool required = true) =>
        new(id, textKey, type, required, null, null, [], limits, []);
}
