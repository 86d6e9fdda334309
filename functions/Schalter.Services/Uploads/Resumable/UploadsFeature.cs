using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Services.Uploads.Resumable;

public static class UploadsFeature
{
    public static IServiceCollection AddUploads(this IServiceCollection services) => services
        .AddSingleton<UploadRowStore>()
        .AddSingleton<UploadBlobStore>()
        .AddSingleton<FindUpload>()
        .AddSingleton<FinishUpload>()
        .AddSingleton<CreateUpload>()
        .AddSingleton<ShowUpload>()
        .AddSingleton<AppendToUpload>()
        .AddSingleton<RemoveUpload>()
        .AddSingleton<ForgetUploads>();
}
