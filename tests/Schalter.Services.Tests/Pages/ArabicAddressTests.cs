using System.Text.RegularExpressions;

namespace Schalter.Services.Tests.Pages;

/// <summary>Arabic texts speak to people in the plural, as German does with "Sie": one page in two forms reads as two offices.</summary>
public sealed partial class ArabicAddressTests
{
    /// <summary>Words that end like "your" and are no address.</summary>
    private static readonly HashSet<string> Others =
    [
        "ذلك", "كذلك", "لذلك", "بذلك", "هناك", "تلك", "الشك", "شك", "شباك", "الشباك", "شريك", "يشارك", "ملك", "وترك", "الاشتراك", "البنك", "بنك", "والبنوك", "البنوك", "فك",
        "أولئك", "السلوك",
    ];

    [Fact]
    public void NoText_SpeaksToOnePerson()
    {
        var texts = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "content", "texts", "ar"), "*.json");

        Assert.NotEmpty(texts);
        Assert.All(texts, file => Assert.DoesNotContain(Word().Matches(File.ReadAllText(file)), word => IsAddress(word.Value)));
    }

    private static bool IsAddress(string word) =>
        (word.EndsWith('ك') || word is "أنت" or "وأنت") && !Others.Contains(word) && !Others.Contains(word[1..]);

    [GeneratedRegex(@"\p{IsArabic}+")]
    private static partial Regex Word();
}
