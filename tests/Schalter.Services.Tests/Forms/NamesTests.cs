using System.Globalization;
using System.Text;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

/// <summary>
/// Names in every letter of DIN 91379:2022-08 (successor of DIN SPEC 91379, binding for authorities since November 2024): its 500 Latin
/// letters, its 149 sequences of a letter with combining marks, and the signs that names may hold (group N1).
/// </summary>
public sealed class NamesTests
{
    private const string Letters = """
        0041-005A 0061-007A 00C0-00D6 00D8-00F6 00F8-017E 0187-0188 018F 0197 01A0-01A1 01AF-01B0 01B7 01CD-01DC 01DE-01DF 01E2-01F0
        01F4-01F5 01F8-01FF 0212-0213 0218-021B 021E-021F 0227-0233 0259 0268 0292 1E02-1E03 1E06-1E07 1E0A-1E11 1E17 1E1C-1E2B 1E2F-1E37
        1E3A-1E3B 1E40-1E49 1E52-1E5B 1E5E-1E63 1E6A-1E6F 1E80-1E87 1E8C-1E97 1E9E 1EA0-1EF9
        """;

    private const string Signs = "' , - . ` ~ ¨ ´ · ʹ ʺ ʾ ʿ ˈ ˌ ’ ‡";

    /// <summary>Combining marks, and the letters they follow where Unicode has no single character.</summary>
    private static readonly (string Marks, string Bases)[] Sequences =
    [
        ("\u030B", "Aa"), ("\u0300", "CFGKMPSTZcfgkmpstz"), ("\u0304", "CFHKNPSTZcfhknpstzÛûḲḳṢṣṬṭỤụ"), ("\u0306", "CMNRZcmnrzÇç"),
        ("\u0308", "CTZczẠạỌọỤụ"), ("\u0315", "CKPTckptČč"), ("\u0323", "CPcpČč"), ("\u0326", "CHKLNchklnŽž"), ("\u0328\u0306", "Cc"),
        ("\u0302", "DKLMNdklmn"), ("\u0331", "HSs"), ("\u0301", "JjÿĪī"), ("\u030C", "J"), ("\u0307", "KUku"), ("\u031B", "KTkt"),
        ("\u035FH", "K"), ("\u035Fh", "Kk"), ("\u0325", "LRlr"), ("\u0325\u0304", "LRlr"), ("\u0310", "Mm"), ("\u031B\u0304", "Ss"),
        ("\u0327", "ZzŽž"), ("\u030D", "ēō"),
    ];

    public static TheoryData<string> NamesOfTheWorld { get; } =
    [
        "محمد عبد الله", "می‌خواهم", "משה", "Олександр", "Ґалаґан", "Γιώργος", "张伟", "김민준", "नरेन्द्र", "Nguyễn Thị Ánh", "O’Neill-d’Arc",
        "Ñíguez", "İbrahim", "X", "al-Ḥasan ibn ʿAlī", "Łukasiewicz", "Ŋgũgĩ", "𞤀𞤣𞤤𞤢𞤥",
    ];

    private static string[] All { get; } =
    [
        .. Letters.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).SelectMany(Range),
        .. Sequences.SelectMany(s => s.Bases.Select(b => b + s.Marks)),
        .. Signs.Split(' '),
    ];

    [Fact]
    public void TheList_IsComplete() => Assert.Equal(500 + 149 + 17, All.Distinct().Count());

    [Fact]
    public void EveryLetterOfDin91379_IsKept()
    {
        foreach (var letter in All)
        {
            var name = $"A{letter}b";
            Assert.Equal(name.Normalize(NormalizationForm.FormC), AForm.CheckOne(AForm.Field("f", FieldType.Text), name.Normalize(NormalizationForm.FormD)));
        }
    }

    [Theory]
    [MemberData(nameof(NamesOfTheWorld))]
    public void NamesInAnyScript_AreKept(string name) =>
        Assert.Equal(name.Normalize(NormalizationForm.FormC), AForm.CheckOne(AForm.Field("f", FieldType.Text), name));

    [Fact]
    public void SingleName_NeedsNoGivenNames()
    {
        var form = ContentTests.Form("contact");
        var without = SampleAnswers.Enquiry(("person.givenNames", ""));
        Assert.Equal(["person.givenNames required"], AnswerCheck.Check(form, without, AForm.Today).Codes());
        var single = SampleAnswers.Enquiry(("person.givenNames", ""), ("person.hasSingleName", "true"));
        Assert.Empty(AnswerCheck.Check(form, single, AForm.Today).Errors);
    }

    private static IEnumerable<string> Range(string range)
    {
        var ends = range.Split('-').Select(h => int.Parse(h, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1).Select(c => ((char)c).ToString());
    }
}
