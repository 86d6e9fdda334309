using CsCheck;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;
using Schalter.Services.Tests.Appointments.Schedules;

namespace Schalter.Services.Tests.Appointments.Bookings;

public sealed class PersonKeyTests
{
    private static readonly ServiceSecrets Secrets = new(1, new Dictionary<int, byte[]> { [1] = new byte[32] });

    /// <summary>Family name and given names, written by the same person on another day.</summary>
    [Theory]
    [InlineData("Müller", "Änne", "MUELLER", "Aenne")]
    [InlineData("Müller", "Änne", "muller", "anne")]
    [InlineData("Meier-Schmidt", "Anna", "Schmidt Meier", "Anna")]
    [InlineData("von der Leyen", "Ursula", "Leyen", "Ursula")]
    [InlineData("Al-Hassan", "Omar", "Hassan", "Omar")]
    [InlineData("Yılmaz", "İpek", "YILMAZ", "Ipek")]
    [InlineData("Şahin", "Gül", "Sahin", "Gul")]
    [InlineData("Nguyễn", "Thị Hoa", "Nguyen", "Thi")]
    [InlineData("Łukasz", "Jan", "Lukasz", "Jan Maria")]
    [InlineData("  García   López ", "María José", "Lopez Garcia", "Maria")]
    [InlineData("Шевченко", "Тарас", "Shevchenko", "Taras")]
    [InlineData("Weiß", "Jürgen", "WEISS", "Juergen")]
    [InlineData("O'Brien", "Sean", "OBrien", "Sean")]
    [InlineData("الحسن", "عمر", "الحسن", "عمر")]
    [InlineData("Müller", "Änne", "Dr. Müller", "Änne")]
    [InlineData("Müller", "Änne", "Prof. Dr. Müller", "Frau Änne")]
    [InlineData("Al-Khatib", "Omar", "Alkhatib", "Omar")]
    [InlineData("El Amrani", "Sara", "Elamrani", "Sara")]
    [InlineData("Mac Donald", "Jo", "MacDonald", "Jo")]
    [InlineData("Yılmaz", "Ayşe", "Ayşe", "Yılmaz")]
    [InlineData("Yılmaz Ayşe", "", "Yılmaz", "Ayşe")]
    public void SamePersonWrittenOtherwise_IsTheSame(string familyName, string givenNames, string familyAgain, string givenAgain) => Assert.Equal(
        PersonKey.Of(Secrets, familyName, givenNames, "1990-05-17", null), PersonKey.Of(Secrets, familyAgain, givenAgain, "1990-05-17", null));

    [Theory]
    [InlineData("Yılmaz", "Ayşe", "1990-05-18", null)]
    [InlineData("Yılmaz", "Fatma", "1990-05-17", null)]
    [InlineData("Yıldız", "Ayşe", "1990-05-17", null)]
    [InlineData("Yılmaz", "Aysel", "1990-05-17", null)]
    [InlineData("Yılmaz", "Ay", "1990-05-17", null)]
    [InlineData("Yılmaz", "Ayşe", "1990-05-17", "C01X00T47")]
    public void AnotherPerson_IsAnother(string familyName, string givenNames, string dateOfBirth, string? document) => Assert.NotEqual(
        PersonKey.Of(Secrets, "Yılmaz", "Ayşe", "1990-05-17", null), PersonKey.Of(Secrets, familyName, givenNames, dateOfBirth, document));

    /// <summary>Spaces left out or put in, O for 0, I for 1, Cyrillic letters that look the same.</summary>
    [Theory]
    [InlineData("c01 x00-t47")]
    [InlineData("CO1XOOT47")]
    [InlineData("C0IX00T47")]
    [InlineData("С01Х00Т47")]
    [InlineData("C٠١X٠٠T٤٧")]
    public void DocumentNumber_IsReadByItsLooks(string again) => Assert.Equal(
        PersonKey.Of(Secrets, "Yılmaz", "Ayşe", "1990-05-17", "C01X00T47"), PersonKey.Of(Secrets, "Yılmaz", "Ayşe", "1990-05-17", again));

    /// <summary>The key under the secret before is found as long as that one is set.</summary>
    [Fact]
    public void AnotherSecret_MakesAnotherKey_AndTheOldOneIsStillKnown()
    {
        var schedule = ASchedule.With();
        var rotated = new ServiceSecrets(2, new Dictionary<int, byte[]> { [1] = new byte[32], [2] = [1, .. new byte[31]] });

        Assert.NotEqual(Key(schedule, "Yılmaz"), PersonKey.Of(rotated, schedule, Answer("Yılmaz")));
        Assert.Equal([Key(schedule, "Yılmaz")], PersonKey.Others(rotated, schedule, Answer("Yılmaz")));
        Assert.Empty(PersonKey.Others(Secrets, schedule, Answer("Yılmaz")));
    }

    private static string Key(Schedule schedule, string familyName) => PersonKey.Of(Secrets, schedule, Answer(familyName));

    private static Func<string, string?> Answer(string familyName) => field => field switch
    {
        BookingForm.FamilyName => familyName,
        BookingForm.DateOfBirth => "1990-05-17",
        _ => null,
    };

    [Fact]
    public void OnlyParticles_AreANameAllTheSame() => Assert.NotEqual(
        PersonKey.Of(Secrets, "Den", null, "1990-05-17", null), PersonKey.Of(Secrets, "Bin", null, "1990-05-17", null));

    /// <summary>Whatever somebody types: spelling in capitals or with more spaces changes nothing, and it never fails.</summary>
    [Fact]
    public void CaseAndSpaces_NeverMatter() => Gen.Select(Gen.String[Gen.Char["aäßéışçøłжщ -'ابن"], 1, 20], Gen.String[Gen.Char["aeiouxyz "], 0, 10]).Sample(
        (family, given) => PersonKey.Of(Secrets, family, given, "1990", null)
            == PersonKey.Of(Secrets, $" {family.ToUpperInvariant()} ", given.ToUpperInvariant().Replace(" ", "  ", StringComparison.Ordinal), "1990", null),
        iter: 2000);
}
