using System.CommandLine;
using System.Globalization;
using Schalter.Benchmarks.Appointments;
using Schalter.Benchmarks.Cost;
using Schalter.Benchmarks.Emergencies;
using Schalter.Benchmarks.Events;
using Schalter.Benchmarks.Fairness;
using Schalter.Benchmarks.Faqs;
using Schalter.Benchmarks.Feedback;
using Schalter.Benchmarks.Forms;
using Schalter.Benchmarks.Platform;
using Schalter.Benchmarks.Submissions;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// The applications to compare with are this program in another process; options would only slow their start.
if (args is [EmptyIntake.Command, var storage])
{
    await EmptyIntake.RunAsync(storage);
    return 0;
}

if (args is [EmptyApplication.Command, var url])
{
    await EmptyApplication.RunAsync(url);
    return 0;
}

if (args is [NamespaceServer.Command, var folder])
{
    await NamespaceServer.RunAsync(folder);
    return 0;
}

var rounds = new Option<int>("--rounds") { Description = "How often everything is measured; medians are compared", DefaultValueFactory = _ => 5 };
var seconds = new Option<double>("--seconds") { Description = "Length of one measurement", DefaultValueFactory = _ => 3 };
var json = new Option<FileInfo?>("--json") { Description = "Also write all figures to this file" };
var starts = new Option<int>("--starts") { Description = "How often each application is started", DefaultValueFactory = _ => 9 };

var intake = new Command("intake", "The intake of submissions against the bare storage operations it cannot do without") { rounds, seconds, json };
intake.SetAction((options, cancellationToken) => IntakeBenchmark.RunAsync(
    new(options.GetValue(rounds), TimeSpan.FromSeconds(options.GetValue(seconds))), options.GetValue(json), cancellationToken));

var validate = new Command("validate", "Time and memory to check the answers of the largest form");
validate.SetAction(_ => AnswerCheckBenchmark.Run());

var startup = new Command("startup", "Process start to first answer, against an empty ASP.NET Core application") { starts };
startup.SetAction((options, cancellationToken) => StartupBenchmark.RunAsync(options.GetValue(starts), cancellationToken));

var events = new Command("events", "The local Service Bus over AMQP, and the way of an event to its subscriber") { rounds, json };
events.SetAction((options, cancellationToken) => EventsBenchmark.RunAsync(options.GetValue(rounds), options.GetValue(json), cancellationToken));

var booking = new Command("booking", "Many people and few places at once; publishing; looking at free times");
booking.SetAction((_, cancellationToken) => BookingBenchmark.RunAsync(cancellationToken));

var draw = new Command("draw", "A draw of 100,000 entries");
draw.SetAction((_, cancellationToken) => DrawBenchmark.RunAsync(cancellationToken));

var emergencies = new Command("emergencies", "10,000 emergency registrations at once: accepted, errors, memory");
emergencies.SetAction((_, cancellationToken) => RegistrationBenchmark.RunAsync(cancellationToken));

var seed = new Option<int>("--seed") { Description = "The same seed gives the same numbers", DefaultValueFactory = _ => 1 };
var fairness = new Command("fairness", "Honest people and resellers under first come, jittered release and draw; a model, nothing is measured") { seed };
fairness.SetAction(options => FairnessSimulation.Run(options.GetValue(seed)));

var prices = new Option<FileInfo?>("--prices") { Description = "Prices to count with (tests/Schalter.Benchmarks/Cost/prices.json)" };
var cost = new Command("cost", "Euros per month, per 10,000 applications and per peak day, and which limit is met first; a model, nothing is measured") { prices };
cost.SetAction(options => CostModel.Run(options.GetValue(prices)));

var faq = new Command("faq", "Searches among 1,000 questions and answers");
faq.SetAction(_ => FaqBenchmark.Run());

var page = new Argument<FileInfo>("FILE") { Description = "Page to write" };
var report = new Command("report", "A weekly report from generated figures, as in docs/learning.md; nothing is measured") { page };
report.SetAction(options => SampleReport.Write(options.GetRequiredValue(page)));

return await new RootCommand("Schalter's benchmarks: ratios in one run on one machine")
    { intake, validate, startup, events, booking, draw, emergencies, fairness, faq, cost, report }
    .Parse(args).InvokeAsync();
