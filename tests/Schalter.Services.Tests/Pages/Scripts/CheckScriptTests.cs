using Schalter.Services.Forms;
using Schalter.Services.Forms.Checking;
using Schalter.Services.Pages;

namespace Schalter.Services.Tests.Pages.Scripts;

/// <summary>A browser may let pass what the server refuses, never the other way round: then nobody could send a good answer.</summary>
public sealed class CheckScriptTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    private static readonly Dictionary<string, FieldType> Kinds = new()
    {
        ["date"] = FieldType.Date,
        ["partialDate"] = FieldType.PartialDate,
        ["email"] = FieldType.Email,
        ["phone"] = FieldType.Phone,
        ["number"] = FieldType.Number,
        ["text"] = FieldType.Text,
    };

    private static readonly string[] Typed =
    [
        "31.03.2026", "31.3.2026", " 1. 3.2026", "31.02.2026", "29.02.2024", "29.02.2023", "2026-03-31", "2026-3-31", "2026 - 03 - 31", "05.1985", "1985-05", "1985",
        "00.00.1985", "00.05.1985", "31.00.1985", "13.13.1985", "1.1.85", "٣١.٠٣.٢٠٢٦", "۳۱.۰۳.۲۰۲۶", "heute", "31/03/2026", "31.03.2026.", "0000", "1900-00-00",
        "a@example.org", "ayse(at)example", "a.b+c@sub.example.org", "a..b@example.org", ".a@example.org", "ä@example.org", "a@münchen.de", "a@例え.テスト", "a@example",
        "a@example.o", "a@exa mple.org", "a@example.1org", "a b@example.org", "@example.org", "a@@example.org", "a@example。org", "O'Neil@example.org",
        "0711 1234567", "+49 711 1234567", "+49 (0)711 1234567", "(0711) 123-456/7", "0049711123456", "711123456", "+4971112", "0711", "++49711123456", "Telefon 0711", "٠٧١١١٢٣٤٥٦",
        "45.000", "45 000,50", "45,000.50", "39.5", "-3", "−3", "1'000", "45 EUR", "zwölf", "1,2,3", "", ".", "٤٥",
        "x", "ÄÖÜß", "A\u0308A\u0308", new string('x', 201), "İstanbul", "AB-12",
    ];

    [Fact]
    public async Task WhatTheScriptRefuses_TheServerRefusesForTheSameReason()
    {
        var questions = Kinds.Keys.SelectMany(kind => Typed.Where(t => t.Trim().Length > 0).Select(typed => new Question(kind, "200", typed))).ToList();
        var said = await NodeModule.AskAsync<Question, string?>(PageScripts.Check, "findFault(question, [question.typed.trim()], true)", questions);

        var both = questions.Zip(said, (q, script) => (q.Kind, q.Typed, Script: script, Server: FieldValue.Read(Field(q.Kind), q.Typed, Today).Code)).ToList();
        Assert.All(both.Where(b => b.Script is not null), b => Assert.Equal((b.Typed, b.Server), (b.Typed, b.Script)));
        Assert.InRange(both.Count(b => b.Script is not null), 150, 400);
    }

    /// <summary>What it lets pass are amounts and bounds of dates, and little else.</summary>
    [Theory]
    [InlineData("date", "31.02.2026")]
    [InlineData("date", "05.1985")]
    [InlineData("partialDate", "31.00.1985")]
    [InlineData("email", "ayse(at)example")]
    [InlineData("phone", "Telefon 0711")]
    [InlineData("number", "45 EUR")]
    public async Task CommonMistake_IsFoundBeforeSending(string kind, string typed)
    {
        var said = await NodeModule.AskAsync<Question, string?>(PageScripts.Check, "findFault(question, [question.typed], true)", [new(kind, "200", typed)]);
        Assert.Equal(FieldValue.Read(Field(kind), typed, Today).Code, Assert.Single(said));
    }

    [Fact]
    public async Task Patterns_FitTheSameAnswers_InTheDigitsOfAllKeyboards()
    {
        string[] patterns = ["[0-9]{5}", "70173", "[0-9]{4,5}", "[0-9]{2}-[0-9]{3}", "(?:1|2)[0-9]*", "[0-9A-Z]{5}", "[0-9]{3}x", "[0-9٠-٩]{5}"];
        string[] typed =
        [
            "70173", "٧٠١٧٣", "۷۰۱۷۳", "७०१७३", "𞥗𞥐𞥑𞥗𞥓", "𝟕𝟎𝟏𝟕𝟑", "𝟩𝟢𝟣𝟩𝟥",
            "7017", "٧٠١٧", "70-173", "٧٠-١٧٣", "1", "٢٢", "AB123", "AB١٢٣", "701x", "٧٠١x", "٧017٣",
        ];
        var questions = patterns.SelectMany(_ => typed, (pattern, t) => new Question("text", "200", t, pattern)).ToList();

        var said = await NodeModule.AskAsync<Question, string?>(PageScripts.Check, "findFault(question, [question.typed], true)", questions);

        Assert.Equal(questions.Select(q => FieldValue.Read(Field(q.Kind, q.Pattern), q.Typed, Today).Code), said);
        Assert.InRange(said.Count(s => s is null), 20, 60);
    }

    private static FormField Field(string kind, string? pattern = null) =>
        new("x", "x", Kinds[kind], Required: true, null, null, [], new(MaxLength: 200, Pattern: pattern, NotBefore: "0001-01-01"), []);

    private sealed record Question(string Kind, string Max, string Typed, string? Pattern = null);
}
