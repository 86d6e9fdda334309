using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

/// <summary>What each field type takes, how it is kept, and with which code it is refused.</summary>
public sealed class FieldTypesTests
{
    [Theory]
    [InlineData("2026-03-31", "2026-03-31")]
    [InlineData("31.03.2026", "2026-03-31")]
    [InlineData("31.3.2026", "2026-03-31")]
    [InlineData(" 1. 3. 2026 ", "2026-03-01")]
    [InlineData("29.02.2028", "2028-02-29")]
    [InlineData("٣١.٠٣.٢٠٢٦", "2026-03-31")]
    [InlineData("29.02.2026", "!date-invalid")]
    [InlineData("31.02.2026", "!date-invalid")]
    [InlineData("2026-02-31", "!date-invalid")]
    [InlineData("2026-13-01", "!date-invalid")]
    [InlineData("2026-3-1", "!date-invalid")]
    [InlineData("31.03.26", "!date-invalid")]
    [InlineData("03/31/2026", "!date-invalid")]
    [InlineData("2026-03", "!date-invalid")]
    [InlineData("00.03.2026", "!date-invalid")]
    [InlineData("1.2.3.2026", "!date-invalid")]
    [InlineData("heute", "!date-invalid")]
    [InlineData("0000-01-01", "!date-invalid")]
    [InlineData("31.12.1899", "!date-too-early")]
    [InlineData("01.01.1900", "1900-01-01")]
    public void Date(string typed, string expected) => Assert.Equal(expected, AForm.CheckOne(AForm.Field("f", FieldType.Date), typed));

    [Theory]
    [InlineData("1985", "1985")]
    [InlineData("1985-05", "1985-05")]
    [InlineData("1985-05-07", "1985-05-07")]
    [InlineData("1985-00-00", "1985")]
    [InlineData("1985-05-00", "1985-05")]
    [InlineData("00.00.1985", "1985")]
    [InlineData("00.05.1985", "1985-05")]
    [InlineData("05.1985", "1985-05")]
    [InlineData("7.5.1985", "1985-05-07")]
    [InlineData("1985-00-07", "!partial-date-invalid")]
    [InlineData("31.02.1985", "!partial-date-invalid")]
    [InlineData("85", "!partial-date-invalid")]
    [InlineData("1985-", "!partial-date-invalid")]
    [InlineData("1906", "1906")]
    [InlineData("1905", "!date-too-early")]
    [InlineData("2026", "2026")]
    [InlineData("2026-11-22", "2026-11-22")]
    [InlineData("2026-11-23", "!date-too-late")]
    public void PartialDate(string typed, string expected) =>
        Assert.Equal(expected, AForm.CheckOne(AForm.Field("f", FieldType.PartialDate, new(NotBefore: "today-120Y", NotAfter: "today")), typed));

    [Theory]
    [InlineData("45000", "45000")]
    [InlineData("45.000", "45000")]
    [InlineData("45 000,50", "45000.5")]
    [InlineData("45.000,50", "45000.5")]
    [InlineData("45,000.50", "45000.5")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("39,5", "39.5")]
    [InlineData("39.5", "39.5")]
    [InlineData("39,50", "39.5")]
    [InlineData("007", "7")]
    [InlineData("-5", "-5")]
    [InlineData("-0", "0")]
    [InlineData("٤٥", "45")]
    [InlineData("12,345,6", "!number-invalid")]
    [InlineData("1.23.456", "!number-invalid")]
    [InlineData("0.123", "!number-invalid")]
    [InlineData(".5", "!number-invalid")]
    [InlineData("5.", "!number-invalid")]
    [InlineData("1e3", "!number-invalid")]
    [InlineData("viel", "!number-invalid")]
    [InlineData("-", "!number-invalid")]
    [InlineData("39,1234", "!too-many-decimals")]
    [InlineData("99999999999999999999999999", "!number-invalid")]
    [InlineData("-10,01", "!number-too-small")]
    [InlineData("2000000", "!number-too-large")]
    public void Number(string typed, string expected) =>
        Assert.Equal(expected, AForm.CheckOne(AForm.Field("f", FieldType.Number, new(Min: -10, Max: 1_999_999)), typed));

    [Theory]
    [InlineData("12,0", "12")]
    [InlineData("1.250", "1250")]
    [InlineData("12,5", "!number-not-whole")]
    public void WholeNumber(string typed, string expected) =>
        Assert.Equal(expected, AForm.CheckOne(AForm.Field("f", FieldType.Number, new(Decimals: 0)), typed));

    [Theory]
    [InlineData("a@example.org", "a@example.org")]
    [InlineData(" Anna.Müller+x@Example.ORG", "!email-invalid")]
    [InlineData("Anna.Mueller+x@Example.ORG ", "Anna.Mueller+x@example.org")]
    [InlineData("info@müller.de", "info@xn--mller-kva.de")]
    [InlineData("info@приклад.укр", "info@xn--80aikifvh.xn--j1amh")]
    [InlineData("a@b", "!email-invalid")]
    [InlineData("@example.org", "!email-invalid")]
    [InlineData("a@", "!email-invalid")]
    [InlineData("a b@example.org", "!email-invalid")]
    [InlineData("a@example..org", "!email-invalid")]
    [InlineData(".a@example.org", "!email-invalid")]
    [InlineData("a..b@example.org", "!email-invalid")]
    [InlineData("a@127.0.0.1", "!email-invalid")]
    [InlineData("a@exa_mple.org", "!email-invalid")]
    [InlineData("a@example.org\nbcc: x@example.org", "!characters-not-allowed")]
    public void Email(string typed, string expected) => Assert.Equal(expected, AForm.CheckOne(AForm.Field("f", FieldType.Email), typed));

    [Fact]
    public void Email_Of254Characters_IsTaken_AndOneMoreIsNot()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 62), 3)) + ".de";
        var longest = new string('a', 254 - 1 - domain.Length) + "@" + domain;
        Assert.Equal(longest, AForm.CheckOne(AForm.Field("f", FieldType.Email), longest));
        Assert.Equal("!email-invalid", AForm.CheckOne(AForm.Field("f", FieldType.Email), "a" + longest));
    }

    [Theory]
    [InlineData("+49 711 1234567", "+497111234567")]
    [InlineData("+49 (0)711 / 123-45.67", "+497111234567")]
    [InlineData("0049 711 1234567", "+497111234567")]
    [InlineData("0711/1234567", "+497111234567")]
    [InlineData("+380 44 123 45 67", "+380441234567")]
    [InlineData("٠٧١١١٢٣٤٥٦٧", "+497111234567")]
    [InlineData("1234567", "!phone-invalid")]
    [InlineData("+0 123456789", "!phone-invalid")]
    [InlineData("0711 CALLME", "!phone-invalid")]
    [InlineData("07", "!phone-invalid")]
    [InlineData("+49 711 12345678901234", "!phone-invalid")]
    [InlineData("0711+1234567", "!phone-invalid")]
    public void Phone(string typed, string expected) => Assert.Equal(expected, AForm.CheckOne(AForm.Field("f", FieldType.Phone), typed));

    [Theory]
    [InlineData("UKR", "UKR")]
    [InlineData("ua", "UKR")]
    [InlineData("deu", "DEU")]
    [InlineData("XK", "XKX")]
    [InlineData("XXA", "XXA")]
    [InlineData("XXX", "XXX")]
    [InlineData("ZZZ", "!country-unknown")]
    [InlineData("Ukraine", "!country-unknown")]
    public void Country(string typed, string expected) => Assert.Equal(expected, AForm.CheckOne(AForm.Field("f", FieldType.Country), typed));

    [Theory]
    [InlineData("uk", "uk")]
    [InlineData("DE", "de")]
    [InlineData("prs", "prs")]
    [InlineData("deutsch", "!language-unknown")]
    public void Language(string typed, string expected) => Assert.Equal(expected, AForm.CheckOne(AForm.Field("f", FieldType.Language), typed));

    [Theory]
    [InlineData("true", "true")]
    [InlineData("on", "true")]
    [InlineData("Ja", "true")]
    [InlineData("1", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("nein", "false")]
    [InlineData("vielleicht", "!yes-no-invalid")]
    public void YesNo(string typed, string expected) => Assert.Equal(expected, AForm.CheckOne(AForm.Field("f", FieldType.YesNo), typed));

    [Theory]
    [InlineData("on", "true")]
    [InlineData("false", "!declaration-required")]
    [InlineData("", "!declaration-required")]
    [InlineData("maybe", "!declaration-required")]
    public void Declaration(string typed, string expected) => Assert.Equal(expected, AForm.CheckOne(AForm.Field("f", FieldType.Declaration), typed));

    [Theory]
    [InlineData("two", "two")]
    [InlineData("Two", "!choice-unknown")]
    [InlineData("three", "!choice-unknown")]
    public void Choice(string typed, string expected) =>
        Assert.Equal(expected, AForm.CheckOne(AForm.Field("f", FieldType.Choice, null, "one", "two"), typed));

    [Theory]
    [InlineData(new[] { "c", "a", "c" }, "a|c")]
    [InlineData(new[] { "", "b" }, "b")]
    [InlineData(new[] { "a", "d" }, "!choice-unknown")]
    [InlineData(new[] { "a", "b", "c" }, "!too-many-items")]
    [InlineData(new[] { "a", "a" }, "!too-few-items")]
    public void MultiChoice(string[] typed, string expected) => Assert.Equal(
        expected, AForm.CheckOne(AForm.Field("f", FieldType.MultiChoice, new(MinItems: typed.Contains("") ? 1 : 2, MaxItems: 2), "a", "b", "c"), typed));

    [Fact]
    public void SeveralValues_OfACountryWithRoom_KeepTheirOrder() =>
        Assert.Equal("UKR|POL", AForm.CheckOne(AForm.Field("f", FieldType.Country, new(MaxItems: 2)), "UKR", "pl", "ua"));

    [Fact]
    public void SeveralValues_OfASingleField_AreRefused() =>
        Assert.Equal("!single-value", AForm.CheckOne(AForm.Field("f", FieldType.Text), "a", "b"));
}
