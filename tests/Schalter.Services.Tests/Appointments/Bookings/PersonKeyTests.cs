using CsCheck;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Platform;

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
    public void SamePersonWrittenOtherwise_IsTheSame(string familyName, string givenNames, string familyAgain, string givenAgain) => Assert.Equal(
        PersonKey.Of(Secrets, familyName, givenNames, "1990-05-17", null), PersonKey.Of(Secrets, familyAgain, givenAgain, "1990-05-17", null));

    [Theory]
    [InlineData("Yılmaz", "Ayşe", "1990-05-18", null)]
    [InlineData("Yılmaz", "Fatma", "1990-05-17", null)]
    [InlineData("Yıldız", "Ayşe", "1990-05-17", null)]
    [InlineData("Yılmaz", "Ayşe", "1990-05-17", "C01X00T47")]
    [InlineData("Ayşe", "Yılmaz", "1990-05-17", null)]
    public void AnotherPerson_IsAnother(string familyName, string givenNames, string dateOfBirth, string? document) => Assert.NotEqual(
        PersonKey.Of(Secrets, "Yılmaz", "Ayşe", "1990-05-17", null), PersonKey.Of(Secrets, familyName, givenNames, dateOfBirth, document));

    [Fact]
    public void DocumentNumber_IsReadWithAndWithoutSpaces() => Assert.Equal(
        PersonKey.Of(Secrets, "Yılmaz", "Ayşe", "1990-05-17", "c01 x00-t47"), PersonKey.Of(Secrets, "Yılmaz", "Ayşe", "1990-05-17", "C01X00T47"));

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
