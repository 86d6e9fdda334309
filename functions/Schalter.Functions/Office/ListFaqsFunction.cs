using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Faqs.Editing;
using Schalter.Services.Office;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>All questions and answers with what is left to do: overdue reviews, translations that are missing or stale.</summary>
public sealed class ListFaqsFunction(ListFaqs list)
{
    [Function(nameof(ListFaqs))]
    [OfficePolicy(OfficeRoles.Editor)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/faqs")] HttpRequest request) =>
        Results.Json(list.Handle(), SubmissionJson.Options);
}
