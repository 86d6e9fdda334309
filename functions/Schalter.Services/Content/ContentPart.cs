using System.IO.Enumeration;
using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Services.Content;

/// <summary>What a feature makes of the content files, such as the form catalogue. Each feature registers its own.</summary>
/// <param name="Places">Files it is made from: <c>routing.json</c>, <c>forms/*.json</c>. A file that nobody reads is refused.</param>
/// <param name="Read">Reads it, and proves it against the parts before it; throws <see cref="ContentException"/> when a file is wrong.</param>
public sealed record ContentPart(Type Type, IReadOnlyList<string> Places, Func<ContentSnapshot, object> Read)
{
    public bool Reads(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var names = path.Split('/');
        return Places.Select(p => p.Split('/')).Any(place => place.Length == names.Length
            && place.Zip(names).All(pair => FileSystemName.MatchesSimpleExpression(pair.First, pair.Second, ignoreCase: false)));
    }
}

public static class ContentParts
{
    /// <summary>
    /// Registers a part of the content. Whoever takes <typeparamref name="T"/> from the container gets that of the snapshot its
    /// invocation began with; so who takes one is registered as scoped.
    /// </summary>
    public static IServiceCollection AddContentPart<T>(
        this IServiceCollection services, IReadOnlyList<string> places, Func<ContentSnapshot, T> read)
        where T : class => services
        .AddSingleton(new ContentPart(typeof(T), places, read))
        .AddScoped(provider => provider.GetRequiredService<ContentSnapshot>().Get<T>());
}
