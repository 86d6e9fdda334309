using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Pages;
using Schalter.Services.Platform;

namespace Schalter.Functions.Platform;

/// <summary>The modules of pages that functions answer, and of forms in foreign pages. Browsers keep them for good: other content has another name.</summary>
public sealed class AssetFunction(HttpAnswers answers)
{
    [Function("GetAsset")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{name}")] HttpRequest request, string name)
    {
        if (PageScripts.Find(name) is not { } asset)
        {
            return answers.Problem(request, new Refusal("route-unknown", StatusCodes.Status404NotFound));
        }

        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(asset.Bytes, "text/javascript; charset=utf-8");
    }
}
