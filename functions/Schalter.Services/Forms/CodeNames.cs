using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace Schalter.Services.Forms;

/// <summary>Countries and languages by name, from the platform's CLDR data; <c>XXA</c> and <c>XXX</c> from our texts.</summary>
public static class CodeNames
{
    private static readonly ConcurrentDictionary<string, Names> Known = new(StringComparer.Ordinal);

    /// <summary>The name, or the code itself when there is none.</summary>
    public static string Country(Texts texts, string language, string code) => code is CodeLists.Stateless or CodeLists.Unclear
        ? texts.Get(language, $"blocks.country.{code}")
        : In(language).Countries.GetValueOrDefault(code, code);

    public static string Language(string language, string code) => In(language).Languages.GetValueOrDefault(code, code);

    /// <summary>All countries as a list to choose from, in the language's alphabetical order; stateless and unclear at the end.</summary>
    public static IReadOnlyList<(string Code, string Name)> Countries(Texts texts, string language) =>
    [
        .. Sorted(In(language).Countries, language),
        (CodeLists.Stateless, Country(texts, language, CodeLists.Stateless)),
        (CodeLists.Unclear, Country(texts, language, CodeLists.Unclear)),
    ];

    public static IReadOnlyList<(string Code, string Name)> Languages(string language) => [.. Sorted(In(language).Languages, language)];

    private static IEnumerable<(string Code, string Name)> Sorted(FrozenDictionary<string, string> names, string language) =>
        names.Select(n => (n.Key, n.Value))
            .OrderBy(n => n.Value, StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true));

    private static Names In(string language) => Known.GetOrAdd(language, Read);

    /// <summary>
    /// .NET names a region only in its own language, but a culture in the language of the thread: so the name is read out of
    /// "English (Ukraine)", in whose inner name CLDR writes square brackets.
    /// </summary>
    private static Names Read(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return new(
                CodeLists.Countries.Where(c => CodeLists.TwoLetters(c) is not null)
                    .ToFrozenDictionary(c => c, c => Region(CodeLists.TwoLetters(c)!)),
                CodeLists.Languages.ToFrozenDictionary(l => l, l => new CultureInfo(l).DisplayName));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string Region(string code)
    {
        var name = new CultureInfo($"en-{code}").DisplayName;
        var from = name.IndexOfAny(['(', '（']);
        return from < 0 ? name : name[(from + 1)..^1].Replace('[', '(').Replace(']', ')');
    }

    private sealed record Names(FrozenDictionary<string, string> Countries, FrozenDictionary<string, string> Languages);
}
