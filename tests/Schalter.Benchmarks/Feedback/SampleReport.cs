using Schalter.Services.Faqs;
using Schalter.Services.Faqs.Editing;
using Schalter.Services.Feedback;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Feedback.Reporting;
using Schalter.Services.Forms;
using Schalter.Services.Content;
using Schalter.Services.Pages;

namespace Schalter.Benchmarks.Feedback;

/// <summary>A weekly report from generated figures, for the documentation's picture. The same every time.</summary>
internal static class SampleReport
{
    private static readonly Week Week = new(2026, 48);

    public static void Write(FileInfo file)
    {
        var content = ContentFiles.Read(Path.Combine(AppContext.BaseDirectory, "content"));
        var texts = Texts.Load(content);
        var writtenAt = new DateTimeOffset(2026, 11, 29, 23, 12, 0, TimeSpan.Zero);
        var faqs = new ListFaqs(FaqCatalogue.Load(content, texts, content), texts, new Later()).Handle();
        File.WriteAllText(file.FullName, new PageRenderer(texts).Report(WeeklyReport.Of(Week, Counts(7), Counts(11), faqs, writtenAt)));
        Console.WriteLine(file.FullName);
    }

    /// <summary>Busy at the beginning of the week, and asked for more than there is.</summary>
    private static WeekCounts Counts(int seed)
    {
#pragma warning disable CA5394 // nothing secret: figures for a picture
        var random = new Random(seed);
        long Some(int day, int of) => day > 4 ? random.Next(of / 6 + 1) : of + random.Next((of / 3) + 1) - (day * of / 9);
#pragma warning restore CA5394
        var counts = new List<(Counted, long)>();
        for (var day = 0; day < 7; day++)
        {
            void Add(string name, string subject, long count, string detail = "") => counts.Add((new(Week.First.AddDays(day), name, subject, detail), count));
            foreach (var (form, of) in ((string, int)[])[("residence-employment", 42), ("contact", 60), ("family-reunification", 18), ("emergency", 9), ("residence-education", 14)])
            {
                var started = Some(day, of);
                Add("form-started", form, started);
                Add("form-completed", form, started * 7 / 10);
                Add("submission-received", form, started * 7 / 10);
                Add("form-refused", form, started / 5);
                Add("form-minutes", form, started * 3 / 10, of > 30 ? "11-20" : "6-10");
                Add("form-minutes", form, started * 2 / 10, "21-40");
                Add("form-error", form, started / 7, "person.dateOfBirth");
                Add("form-error", form, started / 12, "contact.email");
            }

            foreach (var (service, of) in ((string, int)[])[("servicepoint", 90), ("card-pickup", 40)])
            {
                Add("appointment-slots-released", service, Some(day, of));
                Add("appointment-booked", service, Some(day, of * 9 / 10));
                Add("hold-in-vain", service, Some(day, of / 2));
                Add("appointment-attended", service, Some(day, of * 7 / 10));
                Add("appointment-missed", service, Some(day, of / 10));
                Add("days-ahead", service, Some(day, of), "3-7");
                Add("free-seconds", service, Some(day, of), "11-60");
            }

            Add("emergency-registered", "all", Some(day, 9));
            Add("emergency-waited", "emergency", Some(day, 8), "0-2");
            Add("waitlist-waited", "servicepoint", Some(day, 5), "3-7");
            Add("feedback-yes", "faqs.work-with-expired-card", Some(day, 20));
            Add("feedback-no", "faqs.work-with-expired-card", Some(day, 4));
            Add("feedback-yes", "receipt.contact", Some(day, 12));
            Add("feedback-no", "appointments.servicepoint", Some(day, 15));
        }

        return new(counts);
    }

    /// <summary>Long enough after the last review that some are overdue.</summary>
    private sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2027, 6, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
