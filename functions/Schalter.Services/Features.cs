using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Services;

/// <summary>Everything that the service does, whoever calls it: the functions, a test, a benchmark.</summary>
public static class Features
{
    /// <param name="content">The folder of what the office owns.</param>
    public static IServiceCollection AddFeatures(this IServiceCollection services, string content, IConfiguration configuration) => services
        .AddPlatform(content)
        .AddContent(content)
        .AddForms()
        .AddPages()
        .AddEvents()
        .AddFeedback()
        .AddPrivacy()
        .AddProtection()
        .AddUploads()
        .AddSubmissions()
        .AddAppointments()
        .AddEmergencies()
        .AddFaqs()
        .AddNotifications()
        .AddOffice(configuration);
}
