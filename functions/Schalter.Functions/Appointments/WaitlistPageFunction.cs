using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Appointments;

namespace Schalter.Functions.Appointments;

/// <summary>The pages of the waiting list for people: the form to join it, and an entry for whoever has its key.</summary>
public sealed class WaitlistPageFunction(GetWaitingEntry get, AppointmentPages pages)
{
    [Function("AskToWait")]
    public IResult Join(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appointments/{service}/waitlist")] HttpRequest request,
        string service) =>
        pages.Join(request, service, Answers.None, null);

    [Function("AskForOffer")]
    public IResult Ask([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "offer")] HttpRequest request) =>
        pages.Login(request, VisitKind.Offer, null, failed: false);

    [Function("ShowOffer")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "offer")] HttpRequest request, CancellationToken cancellationToken)
    {
        var typed = await request.FormAnswersAsync(cancellationToken);
        var (reference, accessKey) = (typed.Given(BookingFields.Reference), typed.AccessKey());
        var found = await get.HandleAsync(reference ?? string.Empty, accessKey, cancellationToken);
        return found.Value is { } waiting
            ? pages.Waiting(request, waiting, accessKey!)
            : pages.Login(request, VisitKind.Offer, reference, failed: true);
    }
}
