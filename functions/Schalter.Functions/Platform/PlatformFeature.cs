using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Functions.Platform;

internal static class PlatformFeature
{
    public static IServiceCollection AddHttpAnswers(this IServiceCollection services) => services
        .Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = BodyLimit.Bytes)
        .AddScoped<HttpAnswers>();
}
