using System.Reflection;
using System.Runtime.CompilerServices;

namespace Schalter.Emulators.Functions.Tests;

/// <summary>Signatures as text, with the nullability of parameters and properties (that of returns is not compared).</summary>
internal static class SurfaceText
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(object)] = "object",
    };

    public static string Of(Type type) => type switch
    {
        _ when Keywords.TryGetValue(type, out var keyword) => keyword,
        { IsArray: true } => $"{Of(type.GetElementType()!)}[]",
        { IsGenericType: true } => $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>",
        _ => type.Name,
    };

    public static string OfNullable(PropertyInfo property) =>
        Of(property.PropertyType) + (Nullability.Create(property).ReadState == NullabilityState.Nullable ? "?" : "");

    public static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var isNullable = Nullability.Create(parameter).WriteState == NullabilityState.Nullable;
        var prefix = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var suffix = parameter.HasDefaultValue ? " = default" : "";
        return $"{prefix}{Of(parameter.ParameterType)}{(isNullable ? "?" : "")} {parameter.Name}{suffix}";
    }
}
