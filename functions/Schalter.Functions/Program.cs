using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Schalter.Functions.Appointments;
using Schalter.Functions.Emergencies;
using Schalter.Functions.Office;
using Schalter.Functions.Platform;
using Schalter.Functions.Protection;
using Schalter.Functions.Submissions;
using Schalter.Services.Appointments;
using Schalter.Services.Content;
using Schalter.Services.Emergencies;
using Schalter.Services.Events;
using Schalter.Services.Faqs;
using Schalter.Services.Feedback;
using Schalter.Services.Forms;
using Schalter.Services.Notifications;
using Schalter.Services.Office;
using Schalter.Services.Pages;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;
using Schalter.Services.Protection;
using Schalter.Services.Submissions;
using Schalter.Services.Uploads;
using Schalter.Services.Uploads.Resumable;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder
    .UseMiddleware<CorsMiddleware>().UseMiddleware<ErrorMiddleware>().UseMiddleware<LimitMiddleware>().UseMiddleware<ContentMiddleware>().UseMiddleware<OfficeMiddleware>();

var content = ContentFolder.Of(builder.Configuration);
builder.Services
    .AddPlatform(content)
    .AddFigureExport(builder.Configuration)
    .AddHttpAnswers()
    .AddScoped<SubmissionIntake>()
    .AddScoped<SubmissionPages>()
    .AddScoped<EmergencyWords>()
    .AddScoped<EmergencyPages>()
    .AddScoped<OfficeChange>()
    .AddScoped<AppointmentWords>()
    .AddScoped<AppointmentPages>()
    .AddPages()
    .AddSite()
    .AddContent(content)
    .AddForms()
    .AddMalwareScanner(builder.Configuration)
    .AddEvents()
    .AddFeedback()
    .AddPrivacy()
    .AddProtection()
    .AddLimits()
    .AddUploads()
    .AddSubmissions()
    .AddAppointments()
    .AddEmergencies()
    .AddFaqs()
    .AddNotifications()
    .AddOffice(builder.Configuration)
    .AddSingleton(OfficePolicies.Of(typeof(Program).Assembly.GetTypes()));

await builder.Build().RunAsync();
