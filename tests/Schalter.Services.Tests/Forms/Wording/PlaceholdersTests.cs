using Schalter.Services.Forms.Wording;

namespace Schalter.Services.Tests.Forms.Wording;

public sealed class PlaceholdersTests
{
    private const string Files = "До {max, plural, one {# файлу} few {# файлів} other {# файлу}} – {max}";

    [Theory]
    [InlineData("uk", Files, "1", "До 1 файлу – 1")]
    [InlineData("uk", Files, "3", "До 3 файлів – 3")]
    [InlineData("uk", Files, "5", "До 5 файлу – 5")]
    [InlineData("uk", "{max, plural, many {# символів} other {?}}", "4\u00A0000", "4\u00A0000 символів")]
    [InlineData("de", "{max, plural, one {ein Tag} other {# Tage}}", "1", "ein Tag")]
    [InlineData("de", "{max, plural, one {ein Tag} other {# Tage}}", "1.000", "1.000 Tage")]
    [InlineData("ar", "{max, plural, two {ملفان} few {# ملفات} other {# ملف}}", "2", "ملفان")]
    [InlineData("ar", "{max, plural, two {ملفان} few {# ملفات} other {# ملف}}", "1,003", "1,003 ملفات")]
    [InlineData("de", "{max, plural, other {# Dateien}}", "viele", "viele Dateien")]
    public void Words_FollowTheNumber(string language, string text, string max, string filled) =>
        Assert.Equal(filled, Placeholders.Fill(text, language, [("max", max)]));

    [Theory]
    [InlineData("{other} {max", "{other} {max")]
    [InlineData("{other, plural, other {# Tage}}", "{other, plural, other {# Tage}}")]
    public void WhatHasNoValue_StaysAsItIs(string text, string filled) => Assert.Equal(filled, Placeholders.Fill(text, "de", [("max", "1")]));

    [Theory]
    [InlineData("Bis {max} Tage, {max, plural, one {a} other {b}} und {open}", "max open")]
    [InlineData("Keine", "")]
    public void Names_AreThoseOfValuesAndNumbers(string text, string names)
    {
        Assert.Equal(names, string.Join(' ', Placeholders.Names(text, out var mistake).Order(StringComparer.Ordinal)));
        Assert.Null(mistake);
    }

    [Theory]
    [InlineData("{max", "not closed")]
    [InlineData("{max, plural, one {# Tag}", "not closed")]
    [InlineData("{max, plural, one {# Tag}}", "write the forms of max like this")]
    [InlineData("{max, plural, eins {# Tag} other {# Tage}}", "write the forms of max like this")]
    [InlineData("{max, number}", "write the forms of max like this")]
    [InlineData("{max, plural, one {{x}} other {# Tage}}", "write the forms of max like this")]
    public void Mistake_IsNamed(string text, string mistake)
    {
        Placeholders.Names(text, out var found);
        Assert.Contains(mistake, found, StringComparison.Ordinal);
    }
}
