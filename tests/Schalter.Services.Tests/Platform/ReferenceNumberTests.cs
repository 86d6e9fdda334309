using CsCheck;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Platform;

public sealed class ReferenceNumberTests
{
    private const string Alphabet = "34679CDFGHJKMNPQRTVWXY2";
    private static readonly Gen<ReferenceNumber> References = Gen.Byte.Array[32].Select(bytes => ReferenceNumber.Derive(bytes));

    [Fact]
    public void AnyReference_ReadsBackAsTyped_InAnyCaseWithOrWithoutHyphens() => References.Sample(reference =>
    {
        foreach (var typed in new[] { reference.Value, reference.Value.ToLowerInvariant(), reference.Value.Replace('-', ' '), reference.Value.Replace("-", "", StringComparison.Ordinal) })
        {
            Assert.True(ReferenceNumber.TryParse(typed, out var read));
            Assert.Equal(reference, read);
        }
    });

    [Fact]
    public void OneWrongCharacter_IsAlwaysFound() => Gen.Select(References, Gen.Int[0, 11], Gen.Char[Alphabet]).Sample((reference, at, wrong) =>
    {
        var text = reference.Value.Replace("-", "", StringComparison.Ordinal).ToCharArray();
        if (text[at] != wrong)
        {
            text[at] = wrong;
            Assert.False(ReferenceNumber.TryParse(new string(text), out _));
        }
    });

    [Fact]
    public void TwoSwappedCharacters_AreAlwaysFound() => Gen.Select(References, Gen.Int[0, 11], Gen.Int[0, 11]).Sample((reference, one, other) =>
    {
        var text = reference.Value.Replace("-", "", StringComparison.Ordinal).ToCharArray();
        if (text[one] != text[other])
        {
            (text[one], text[other]) = (text[other], text[one]);
            Assert.False(ReferenceNumber.TryParse(new string(text), out _));
        }
    });

    [Fact]
    public void NewReference_HasNoLookAlikesAndNoVowels()
    {
        var text = string.Concat(Enumerable.Range(0, 200).Select(_ => ReferenceNumber.NewRandom().Value));

        Assert.DoesNotContain(text, c => "01OILSZ58BUAEU".Contains(c, StringComparison.Ordinal));
        Assert.Matches("^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$", text[..14]);
    }

    /// <summary>As copied out of a text from right to left, or typed on a keyboard of another script.</summary>
    [Theory]
    [InlineData("\u200F\u2066{0}\u2069"), InlineData("\u200B{0} \u00A0")]
    public void SignsThatNobodySees_AreNoPartOfAReference(string around)
    {
        var reference = ReferenceNumber.NewRandom();
        var dashed = string.Format(null, around, reference.Value).Replace('-', '–').Replace('3', '٣').Replace('7', '٧');

        Assert.True(ReferenceNumber.TryParse(dashed, out var read));
        Assert.Equal(reference, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("F3KM-7QXD-RT9")]
    [InlineData("F3KM-7QXD-RT9W-C")]
    [InlineData("../../etc/passwd")]
    [InlineData("OOOO-OOOO-OOOO")]
    public void WhatIsNoReference_IsNotRead(string? text) => Assert.False(ReferenceNumber.TryParse(text, out _));
}
