using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class NameInitialTests
{
    [Theory]
    [InlineData("Müller", 'M')]
    [InlineData("Özdemir", 'O')]
    [InlineData("Şahin", 'S')]
    [InlineData("İnce", 'I')]
    [InlineData("Łukasz", 'L')]
    [InlineData("Đorđević", 'D')]
    [InlineData("Ångström", 'A')]
    [InlineData("Шевченко", 'S')]
    [InlineData("Ґудзь", 'G')]
    [InlineData("Παπαδόπουλος", 'P')]
    [InlineData("von der Leyen", 'L')]
    [InlineData("van den Berg", 'B')]
    [InlineData("al-Assad", 'A')]
    [InlineData("Al Hussein", 'H')]
    [InlineData("d'Arc", 'A')]
    [InlineData("O'Neill", 'O')]
    [InlineData("  nguyen", 'N')]
    [InlineData("Von", 'V')]
    public void Name_IsFiledUnderItsLetter(string name, char letter) => Assert.Equal(letter, NameInitial.Of(name));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("محمد")]
    [InlineData("王")]
    [InlineData("123")]
    public void NameWithoutALetterWeFileUnder_HasNone(string? name) => Assert.Null(NameInitial.Of(name));
}
