using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Office;

namespace Schalter.Functions.Platform;

/// <summary>The policies of all functions, by the function's name.</summary>
public sealed class OfficePolicies
{
    public const string RoutePrefix = "office/";

    private readonly FrozenDictionary<string, IReadOnlyList<string>> roles;

    private OfficePolicies(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> policies) =>
        roles = policies.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Roles that may call it; null when the function is not the office's.</summary>
    public IReadOnlyList<string>? this[string function] => roles.GetValueOrDefault(function);

    /// <exception cref="InvalidOperationException">A function of the office has no policy or an empty one, or another has one.</exception>
    public static OfficePolicies Of(IEnumerable<Type> types) => new(types
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Select(method => (Method: method, Function: method.GetCustomAttribute<FunctionAttribute>()))
        .Where(found => found.Function is not null)
        .Select(found => KeyValuePair.Create(found.Function!.Name, RolesOf(found.Method, found.Function.Name)))
        .Where(found => found.Value.Count > 0));

    private static IReadOnlyList<string> RolesOf(MethodInfo method, string name)
    {
        var route = method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)?.Route;
        var isOffice = route?.TrimStart('/').StartsWith(RoutePrefix, StringComparison.OrdinalIgnoreCase) == true;
        var policy = method.GetCustomAttribute<OfficePolicyAttribute>()?.Roles;
        return isOffice != policy is { Count: > 0 } || policy?.Except(OfficeRoles.All).Any() == true
            ? throw new InvalidOperationException(
                $"Function {name} must have an OfficePolicy with known roles if, and only if, its route begins with {RoutePrefix}.")
            : policy ?? [];
    }
}
