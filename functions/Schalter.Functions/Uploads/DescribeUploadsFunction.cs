using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Uploads;

/// <summary>Says what uploads can do here; answers CORS preflights of that address as well.</summary>
public sealed class DescribeUploadsFunction(IOptions<IntakeLimits> limits)
{
    [Function("DescribeUploads")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "uploads")] HttpRequest request)
    {
        Tus.Describe(request.HttpContext.Response, limits.Value.UploadBytes);
        return Results.NoContent();
    }
}
