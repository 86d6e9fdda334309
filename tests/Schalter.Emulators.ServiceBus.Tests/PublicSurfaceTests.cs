using System.Reflection;
using Azure.Messaging.ServiceBus;

namespace Schalter.Emulators.ServiceBus.Tests;

/// <summary>
/// What the emulator offers must exist in the package with the same signature: a change here is checked against the
/// package's documentation first and then written into <c>PublicSurface.txt</c>.
/// </summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void Offers_ExactlyTheCheckedInList()
    {
        using var stream = typeof(PublicSurfaceTests).Assembly.GetManifestResourceStream(typeof(PublicSurfaceTests), "PublicSurface.txt")!;
        using var reader = new StreamReader(stream);

        Assert.Equal(reader.ReadToEnd().Trim(), string.Join('\n', Surface()), ignoreLineEndingDifferences: true);
    }

    private static IEnumerable<string> Surface() => typeof(ServiceBusClient).Assembly.GetExportedTypes()
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .SelectMany(type => Members(type).Order(StringComparer.Ordinal).Prepend($"{type.FullName} : {type.BaseType?.Name}{(type.IsSealed ? " sealed" : "")}"));

    private static IEnumerable<string> Members(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Select(Describe).OfType<string>();

    private static string? Describe(MemberInfo member) => member switch
    {
        FieldInfo { IsPublic: true, IsSpecialName: false } field => $"  {field.Name}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}",
        ConstructorInfo constructor when Seen(constructor) => $"  ctor({Parameters(constructor)})",
        MethodInfo method when Seen(method) =>
            $"  {(method.IsVirtual && !method.IsFinal ? "virtual " : "")}{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        _ => null,
    };

    private static bool Seen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = default" : "")}"));

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
