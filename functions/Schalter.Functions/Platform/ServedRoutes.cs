using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace Schalter.Functions.Platform;

/// <summary>Which methods an address is served by, as the triggers of all functions say.</summary>
public sealed class ServedRoutes
{
    private readonly IReadOnlyList<(TemplateMatcher Route, IEnumerable<string> Methods)> routes;

    private ServedRoutes(IEnumerable<HttpTriggerAttribute> triggers) => routes =
    [
        .. triggers.Where(t => t.Route is { } route && !route.StartsWith("{*", StringComparison.Ordinal))
            .Select(t => (Matcher(t.Route!), (t.Methods ?? []).Select(m => m.ToUpperInvariant()))),
    ];

    /// <summary>Without those that take every address.</summary>
    public static ServedRoutes Of(IEnumerable<Type> types) => new(types
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .SelectMany(method => method.GetParameters())
        .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>());

    public static TemplateMatcher Matcher(string route) => new(TemplateParser.Parse(route), []);

    /// <summary>In alphabetical order; none where nobody serves the address.</summary>
    /// <param name="path">Below the prefix.</param>
    public IReadOnlyList<string> MethodsOf(PathString path)
    {
        var methods = routes.Where(r => r.Route.TryMatch(path, [])).SelectMany(r => r.Methods).ToHashSet(StringComparer.Ordinal);
        return methods.Count == 0 ? [] : [.. methods.Append(HttpMethods.Options).Distinct().Order(StringComparer.Ordinal)];
    }
}
