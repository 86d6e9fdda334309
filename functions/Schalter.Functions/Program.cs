using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Schalter.Functions.Appointments;
using Schalter.Functions.Emergencies;
using Schalter.Functions.Office;
using Schalter.Functions.Platform;
using Schalter.Functions.Protection;
using Schalter.Functions.Submissions;
using Schalter.Services;
using Schalter.Services.Pages;
using Schalter.Services.Platform;
using Schalter.Services.Uploads;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder
    .UseMiddleware<CorsMiddleware>().UseMiddleware<ErrorMiddleware>().UseMiddleware<LimitMiddleware>().UseMiddleware<ContentMiddleware>()
        .UseMiddleware<OfficeMiddleware>();

builder.Services
    .AddFeatures(ContentFolder.Of(builder.Configuration), builder.Configuration)
    .AddFigureExport(builder.Configuration)
    .AddHttpAnswers()
    .AddScoped<SubmissionIntake>()
    .AddScoped<SubmissionPages>()
    .AddScoped<EmergencyWords>()
    .AddScoped<EmergencyPages>()
    .AddScoped<OfficeChange>()
    .AddScoped<AppointmentWords>()
    .AddScoped<AppointmentPages>()
    .AddSite()
    .AddMalwareScanner(builder.Configuration)
    .AddLimits()
    .AddSingleton(OfficePolicies.Of(typeof(Program).Assembly.GetTypes()))
    .AddSingleton(ServedRoutes.Of(typeof(Program).Assembly.GetTypes()));

await builder.Build().RunAsync();
