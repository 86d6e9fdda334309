using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>Finds the functions of an application and refuses what the platform, or this runtime, could not run.</summary>
internal static partial class FunctionDiscovery
{
    public static IReadOnlyList<FunctionDescriptor> Discover(IEnumerable<Type> types, bool servesHttp)
    {
        var functions = types
            .Where(type => type is { IsClass: true, IsGenericTypeDefinition: false })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(Describe)
            .OfType<FunctionDescriptor>()
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var twins in functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            throw Refusal(twins.Key, $"the name is used {twins.Count()} times: {string.Join(", ", twins.Select(function => function.EntryPoint))}");
        }

        if (!servesHttp && functions.Find(function => function.Trigger is HttpTriggerAttribute) is { } http)
        {
            throw Refusal(http.Name, "it has an HTTP trigger, but ConfigureFunctionsWebApplication() was not called");
        }

        return functions;
    }

    /// <summary>Function classes are not registered, so the container cannot validate them: a missing service must show at start too.</summary>
    public static void CheckConstructors(IEnumerable<FunctionDescriptor> functions, IServiceProvider services)
    {
        var known = services.GetRequiredService<IServiceProviderIsService>();
        foreach (var function in functions.Where(function => !function.Method.IsStatic))
        {
            var constructors = function.DeclaringType.GetConstructors();
            if (constructors.Length == 1
                && Array.Find(constructors[0].GetParameters(), need => !need.HasDefaultValue && !known.IsService(need.ParameterType)) is { } missing)
            {
                throw Refusal(function.Name, $"its constructor asks for '{missing.ParameterType}', which is not registered");
            }
        }
    }

    private static FunctionDescriptor? Describe(MethodInfo method)
    {
        if (method.GetCustomAttribute<FunctionAttribute>() is not { } attribute)
        {
            return null;
        }

        var name = attribute.Name;
        if (!ValidName().IsMatch(name))
        {
            throw Refusal(name, "a name begins with a letter and goes on with letters, digits, '-' or '_', 127 at most");
        }

        var triggers = method.GetParameters().Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute))).ToList();
        if (triggers.Count != 1)
        {
            throw Refusal(name, $"it has {triggers.Count} triggers, and must have exactly one");
        }

        var function = new FunctionDescriptor(name, method, triggers[0], triggers[0].GetCustomAttribute<TriggerBindingAttribute>()!);
        CheckTrigger(function);
        CheckResult(function);
        CheckParameters(function);
        return function;
    }

    private static void CheckTrigger(FunctionDescriptor function)
    {
        var expected = function.Trigger switch
        {
            HttpTriggerAttribute => typeof(HttpRequest),
            TimerTriggerAttribute => typeof(TimerInfo),
            _ => null,
        };
        if (expected is not null && function.TriggerParameter.ParameterType != expected)
        {
            throw Refusal(function.Name, $"its trigger must be of type {expected.Name}");
        }
    }

    private static void CheckResult(FunctionDescriptor function)
    {
        var returned = ReturnValues.Inner(function.Method.ReturnType) ?? function.Method.ReturnType;
        var isNothing = returned == typeof(void) || returned == typeof(Task) || returned == typeof(ValueTask);
        var isAnswer = returned.IsAssignableTo(typeof(IResult)) || returned.IsAssignableTo(typeof(IActionResult));
        if (!isNothing && !(isAnswer && function.Trigger is HttpTriggerAttribute))
        {
            throw Refusal(function.Name, $"it returns '{returned.Name}'; only HTTP functions return a value, an IResult or IActionResult");
        }
    }

    private static void CheckParameters(FunctionDescriptor function)
    {
        var isHttp = function.Trigger is HttpTriggerAttribute;
        foreach (var parameter in function.Method.GetParameters().Where(parameter => parameter != function.TriggerParameter))
        {
            if (!ArgumentBinding.IsContext(parameter.ParameterType) && !(isHttp && ArgumentBinding.IsRouteType(parameter.ParameterType)))
            {
                throw Refusal(function.Name, $"its parameter '{parameter.Name}' cannot be bound");
            }
        }
    }

    private static InvalidOperationException Refusal(string function, string reason) => new($"Function '{function}' cannot run: {reason}.");

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,126}$")]
    private static partial Regex ValidName();
}
