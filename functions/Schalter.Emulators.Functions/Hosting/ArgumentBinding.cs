using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>How each parameter of a function gets its value.</summary>
internal static class ArgumentBinding
{
    private static readonly Type[] RouteTypes = [typeof(string), typeof(int), typeof(Guid)];

    public static bool IsRouteType(Type type) => RouteTypes.Contains(Nullable.GetUnderlyingType(type) ?? type);

    public static bool IsContext(Type type) => type == typeof(FunctionContext) || type == typeof(CancellationToken);

    public static Func<InvocationContext, object?> For(ParameterInfo parameter, bool isTrigger)
    {
        if (parameter.ParameterType == typeof(FunctionContext))
        {
            return context => context;
        }

        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return context => context.CancellationToken;
        }

        return isTrigger ? context => Trigger(context, parameter.ParameterType) : context => RouteValue(context, parameter);
    }

    private static object? Trigger(InvocationContext context, Type type) => context.Trigger switch
    {
        HttpContext http => http.Request,
        TimerInfo timer => timer,
        string text when type == typeof(string) => text,
        string text => FromJson(context, text, type),
        _ => throw new InvalidOperationException($"Function '{context.FunctionDefinition.Name}' has no value for its trigger."),
    };

    private static object FromJson(InvocationContext context, string text, Type type)
    {
        var json = context.InstanceServices.GetRequiredService<IOptions<JsonSerializerOptions>>().Value;
        return JsonSerializer.Deserialize(text, type, json)
            ?? throw new JsonException($"The message is null, and '{type.Name}' cannot be made of that.");
    }

    private static object? RouteValue(InvocationContext context, ParameterInfo parameter)
    {
        if (!context.BindingContext.BindingData.TryGetValue(parameter.Name!, out var value) || value is null)
        {
            return parameter.HasDefaultValue ? parameter.DefaultValue : null;
        }

        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return type == typeof(string) ? text : TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text!);
    }
}
