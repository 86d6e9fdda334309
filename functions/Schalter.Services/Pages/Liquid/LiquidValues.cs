using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Schalter.Services.Pages.Liquid;

/// <summary>Values as Liquid sees them: text, numbers, truth, lists, and records by their properties in camel case.</summary>
internal static class LiquidValues
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, PropertyInfo>> Members = new();

    /// <summary>Nothing and false are false; all else is true, an empty text too.</summary>
    public static bool IsTrue(object? value) => value is not (null or false);

    public static string Text(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new LiquidException($"A {value.GetType().Name} is no text; print one of its members."),
    };

    public static IEnumerable<object?> Items(object? value) => value switch
    {
        null => [],
        IEnumerable list and not string => list.Cast<object?>(),
        _ => throw new LiquidException($"A {value.GetType().Name} is no list."),
    };

    public static object? Member(object? value, string name) => value switch
    {
        null => throw new LiquidException($"Nothing has no {name}."),
        string text when name == "size" => text.Length,
        ICollection list when name == "size" => list.Count,
        IEnumerable list and not string when name == "size" => list.Cast<object?>().Count(),
        _ when Of(value.GetType()).TryGetValue(name, out var property) => property.GetValue(value),
        _ => throw new LiquidException($"A {value.GetType().Name} has no {name}."),
    };

    public static int Compare(object? one, object? other) => one is int a && other is int b
        ? a.CompareTo(b)
        : throw new LiquidException("Only whole numbers have an order.");

    private static Dictionary<string, PropertyInfo> Of(Type type) => Members.GetOrAdd(type, static t => t
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), StringComparer.Ordinal));
}
