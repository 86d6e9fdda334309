using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Pages;
using Schalter.Services.Platform;

namespace Schalter.Functions.Platform;

/// <summary>
/// The modules of pages that functions answer, and of forms in foreign pages. Browsers keep them for good: other content has another name.
/// </summary>
public sealed class AssetFunction(HttpAnswers answers)
{
    [Function("GetAsset")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{name}")] HttpRequest request, string name)
    {
        // Pages and embed.js of the version before live on for a while, and while a version is rolled out, one's page may ask another for its
        // modules. What they get then must not be kept under a name that promises other content.
        return PageScripts.Find(name) is { } asset ? Script(request, asset, "public, max-age=31536000, immutable")
            : PageScripts.Instead(name) is { } present ? Script(request, present, "no-store")
            : answers.Problem(request, new Refusal("route-unknown", StatusCodes.Status404NotFound));
    }

    /// <summary>Other websites name it, so its address stays; what it imports changes with it.</summary>
    [Function("GetEmbed")]
    public IResult Embed([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "embed.js")] HttpRequest request) =>
        Script(request, PageScripts.Embed, "public, max-age=300");

    private static CompressedText Script(HttpRequest request, PageAsset script, string kept)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = kept;
        headers.XContentTypeOptions = "nosniff";
        return new CompressedText(script.Bytes, "text/javascript; charset=utf-8");
    }
}
