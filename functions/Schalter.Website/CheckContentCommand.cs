using System.CommandLine;
using Schalter.Services.Office;
using Schalter.Services.Platform;

namespace Schalter.Website;

/// <summary><c>check-content [DIR]</c>: whether the system could work with a content folder.</summary>
internal static class CheckContentCommand
{
    private static readonly string DefaultFolder = Path.Combine("functions", "content");

    public static Command Make(TimeProvider clock)
    {
        var folder = new Argument<DirectoryInfo>("DIR")
        {
            Description = "Content folder",
            DefaultValueFactory = _ => new(DefaultFolder),
        };
        var command = new Command("check-content", "Name every mistake in forms, texts, routing rules, questions and answers; translations that are missing or stale; answers to be reviewed") { folder };
        command.SetAction(parsed => WebsiteCommands.Ended(Run(parsed.GetRequiredValue(folder), clock, parsed.InvocationConfiguration)));
        return command;
    }

    private static bool Run(DirectoryInfo folder, TimeProvider clock, InvocationConfiguration console)
    {
        var found = CheckContent.Handle(folder.FullName);
        foreach (var mistake in found.Mistakes)
        {
            console.Error.WriteLine($"mistake: {mistake}");
        }

        foreach (var gap in found.Gaps)
        {
            console.Output.WriteLine($"{(gap.IsStale ? "stale" : "missing")}: {gap.Language} {gap.Key} (German is shown)");
        }

        foreach (var text in found.ToFillIn)
        {
            console.Output.WriteLine(text);
        }

        var today = OfficeTime.Day(clock.GetUtcNow());
        foreach (var faq in found.Faqs.Where(f => f.IsOverdue(today)))
        {
            console.Output.WriteLine($"overdue: faqs.{faq.Id} was last reviewed on {faq.ReviewedOn:yyyy-MM-dd}");
        }

        console.Output.WriteLine($"{found.Forms.Count} forms, {found.Mistakes.Count} mistakes, {found.Gaps.Count} translations missing or stale");
        return found.Mistakes.Count == 0;
    }
}
