using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

/// <summary>Free text: which characters and lengths it takes.</summary>
public sealed class TextFieldsTests
{
    private const string Bidi = "\u202E";

    [Theory]
    [InlineData(" Anna  Maria ", "Anna  Maria")]
    [InlineData("M\u0075\u0308ller", "Müller")]
    [InlineData("\uFEFFMüller\u200B", "Müller")]
    [InlineData("\u200B \u00A0", null)]
    [InlineData("a\u0000b", "!characters-not-allowed")]
    [InlineData("a\u0085b", "!characters-not-allowed")]
    [InlineData("a\nb", "!characters-not-allowed")]
    [InlineData("a" + Bidi + "b", "!characters-not-allowed")]
    [InlineData("a\u2067b", "!characters-not-allowed")]
    [InlineData("a\uFFFEb", "!characters-not-allowed")]
    [InlineData("a\U0001FFFFb", "!characters-not-allowed")]
    [InlineData("abcdefghijk", "!too-long")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀😀😀")]
    [InlineData("ab", "!too-short")]
    public void Text(string typed, string? expected) =>
        Assert.Equal(expected, AForm.CheckOne(AForm.Field("f", FieldType.Text, new(MinLength: 3, MaxLength: typed.StartsWith(' ') ? 20 : 10)), typed));

    [Theory]
    [InlineData(0xD800), InlineData(0xDC00)]
    public void LoneSurrogates_AreRefused(int half) =>
        Assert.Equal("!characters-not-allowed", AForm.CheckOne(AForm.Field("f", FieldType.Text), $"a{(char)half}b"));

    [Theory]
    [InlineData(29, null)]
    [InlineData(31, "!characters-not-allowed")]
    [InlineData(30_000, "!characters-not-allowed")]
    public void MarksOnOneLetter_AreLimited(int marks, string? error)
    {
        var typed = "x" + new string('\u0301', marks);
        Assert.Equal(error ?? typed, AForm.CheckOne(AForm.Field("f", FieldType.LongText), typed));
    }

    [Theory]
    [InlineData("70173", "70173")]
    [InlineData("7017", "!format")]
    [InlineData("701733", "!format")]
    [InlineData("٧٠١٧٣", "70173")]
    [InlineData("۷۰۱۷۳", "70173")]
    [InlineData("٧٠١٧", "!format")]
    public void Pattern_HoldsForTheWholeAnswer(string typed, string expected) =>
        Assert.Equal(expected, AForm.CheckOne(AForm.Field("f", FieldType.Text, new(Pattern: "[0-9]{5}")), typed));

    /// <summary>Where letters are part of an answer, its digits may be, too.</summary>
    [Theory]
    [InlineData("[0-9A-Z]{5}", "٧٠١٧٣", "!format")]
    [InlineData("[0-9٠-٩]{5}", "٧٠١٧٣", "٧٠١٧٣")]
    [InlineData("[0-9]{2}-[0-9]{3}", "٧٠-١٧٣", "70-173")]
    public void Digits_ArePlain_WhereAPatternTakesNothingElse(string pattern, string typed, string expected) =>
        Assert.Equal(expected, AForm.CheckOne(AForm.Field("f", FieldType.Text, new(Pattern: pattern)), typed));

    [Fact]
    public void LongText_KeepsLines() =>
        Assert.Equal("a\nb\tc\n\nd", AForm.CheckOne(AForm.Field("f", FieldType.LongText), "a\r\nb\tc\r\rd\n"));

    [Theory]
    [InlineData(64 * 1024, 'a', "!too-long")]
    [InlineData(3999, 'a', null)]
    [InlineData(30_000, '字', "!too-long")]
    public void LongText_StopsAtItsLimit(int length, char letter, string? error)
    {
        var typed = new string(letter, length);
        Assert.Equal(error ?? typed, AForm.CheckOne(AForm.Field("f", FieldType.LongText), typed));
    }
}
