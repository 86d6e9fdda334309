using CsCheck;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

/// <summary>What holds for whatever people, scripts and attackers send.</summary>
public sealed class AnswerProperties
{
    private const string Nasty = "a1Zß .,-+@/€\u0000\u0009\n\r\u0301\u0308\u200B\u200F\u202E\u2067\uD800\uDC00\uDBFF\uFFFE\uFEFF٣ع字😀true0";

    private static readonly FormDefinition[] Forms = [ContentTests.Form("residence-employment"), ContentTests.Form("contact")];

    /// <summary>Ids of the form with two entries per repeated group, and strangers.</summary>
    private static readonly string[] Ids =
        [.. Forms.SelectMany(f => f.Sections).SelectMany(s => Leaves(s.Fields)).SelectMany(f => Entries(f.Id)).Distinct(), "x", "person", "family.children.0", "..", ""];

    private static readonly Dictionary<string, FormField> Fields = Forms.SelectMany(f => f.Sections).SelectMany(s => Leaves(s.Fields))
        .GroupBy(f => f.Id).ToDictionary(g => g.Key, g => g.First());

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String, Gen.String[Nasty], Gen.Char.Array[0, 40].Select(c => new string(c)),
        Pick("", "true", "nein", "2026-11-22", "31.12.1999", "00.00.1980", "UKR", "1.234,5", "a@b.de", "0711 123456", "self", "extension", "none"));

    private static readonly Gen<KeyValuePair<string, IReadOnlyList<string>>> AnyAnswer =
        Gen.Select(Pick(Ids), AnyText.Array[0, 3], (id, values) => KeyValuePair.Create<string, IReadOnlyList<string>>(id, values));

    /// <summary>A plausible value for the field of this id.</summary>
    private static Gen<KeyValuePair<string, IReadOnlyList<string>>> Plausible(string id) =>
        Value(Fields[id.Replace(".0.", ".*.", StringComparison.Ordinal).Replace(".1.", ".*.", StringComparison.Ordinal)])
            .Select(v => KeyValuePair.Create<string, IReadOnlyList<string>>(id, [v]));

    private static readonly Gen<Answers> PlausibleAnswers = Pick(Ids.Where(i => i.Contains('.') && i is not (".." or "family.children.0")).ToArray())
        .SelectMany(Plausible).Array[20, 150].Select(a => new Answers(a));

    [Fact]
    public void AnyInput_IsAnswered_NeverThrows() => AnyAnswer.Array[0, 60].Select(a => new Answers(a)).Sample(
        raw => Array.TrueForAll(Forms, form => AnswerCheck.Check(form, raw, AForm.Today).Errors.Count > 0), iter: 800, threads: 1);

    [Fact]
    public void CheckedAnswers_CheckedAgain_StayAsTheyAre() => PlausibleAnswers.Sample(
        raw =>
        {
            foreach (var form in Forms)
            {
                var once = AnswerCheck.Check(form, raw, AForm.Today);
                var twice = AnswerCheck.Check(form, once.Answers, AForm.Today);
                Assert.Equal(once.Answers.Values(), twice.Answers.Values());
                Assert.DoesNotContain(twice.Errors, e => !IsAboutAbsence(e.Code) && once.Errors.All(o => o.Code != e.Code));
            }
        },
        iter: 250,
        threads: 1);

    [Fact]
    public void ValidApplication_CheckedAgain_IsTheSame_WhateverItsFreeTexts() => Gen.String[Nasty].Array[4].Sample(
        texts =>
        {
            var raw = SampleAnswers.Employment(("person.birthName", texts[0]), ("person.formerNames", texts[1]), ("currentResidenceDocument.remarks", texts[2]), ("address.careOf", texts[3]));
            var once = AnswerCheck.Check(Forms[0], raw, AForm.Today);
            var twice = AnswerCheck.Check(Forms[0], once.Answers, AForm.Today);
            Assert.All(once.Errors, e => Assert.Equal("characters-not-allowed", e.Code));
            Assert.Empty(twice.Codes());
            Assert.Equal(once.Answers.Values(), twice.Answers.Values());
        },
        iter: 300,
        threads: 1);

    [Fact]
    public void AnswersThatAreHidden_ChangeNothing() => PlausibleAnswers.Sample(
        raw =>
        {
            var once = AnswerCheck.Check(Forms[0], raw, AForm.Today);
            var known = once.Answers.Values.Keys.Concat(once.Errors.Select(e => e.Field)).ToHashSet();
            var visible = new Answers(raw.Values.Where(a => known.Contains(a.Key) || a.Key.Contains(".0.") || a.Key.Contains(".1.")));
            var without = AnswerCheck.Check(Forms[0], visible, AForm.Today);
            Assert.Equal(once.Answers.Values(), without.Answers.Values());
            Assert.Equal(once.Codes(), without.Codes());
        },
        iter: 200,
        threads: 1);

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static bool IsAboutAbsence(string code) => code is "required" or "declaration-required" or "choice-unavailable";

    private static Gen<string> Value(FormField field) => field.Type switch
    {
        FieldType.Choice or FieldType.MultiChoice => Pick(field.Choices.ToArray()),
        FieldType.YesNo or FieldType.Declaration => Pick("ja", "false", "on"),
        FieldType.Country => Pick(CodeLists.Countries.ToArray()),
        FieldType.Date or FieldType.PartialDate => Gen.Date[new DateTime(1950, 1, 1), new DateTime(2026, 11, 22)]
            .Select(d => d.ToString(field.Type == FieldType.Date ? "d.M.yyyy" : "yyyy-MM-00", System.Globalization.CultureInfo.InvariantCulture)),
        FieldType.Number => Gen.Decimal[0, 3_000].Select(d => Math.Round(d, 2).ToString("#,0.##", System.Globalization.CultureInfo.GetCultureInfo("de"))),
        _ => Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 1, 30], Pick("a@B.de", "0711 1234567", "uk", "12345678", "70173", "é", "e\u0301")),
    };

    private static IEnumerable<FormField> Leaves(IEnumerable<FormField> fields) => fields.SelectMany(f => f.Fields.Count > 0 ? Leaves(f.Fields) : [f]);

    private static string[] Entries(string id) =>
        id.Contains('*', StringComparison.Ordinal) ? [id.Replace('*', '0'), id.Replace('*', '1')] : [id];
}
