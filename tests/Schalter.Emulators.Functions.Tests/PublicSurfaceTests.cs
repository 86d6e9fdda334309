using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Schalter.Emulators.Functions.Tests;

/// <summary>
/// What the emulator shows must be a subset of the real packages, or code that runs here fails on Azure. PublicSurface.txt
/// was compared line by line with their API; a line that changes here must be looked up there first.
/// </summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void ExportedSurface_IsTheCheckedInOne()
    {
        var expected = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "PublicSurface.txt")).Where(line => line.Length > 0);
        var actual = typeof(FunctionAttribute).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Describe);

        Assert.Equal(expected, actual);
    }

    private static IEnumerable<string> Describe(Type type)
    {
        var contracts = type.IsEnum || type.IsSubclassOf(typeof(Delegate)) ? [] : type.GetInterfaces().Select(SurfaceText.Of).Order().ToArray();
        yield return $"### {type.FullName} ({Kind(type)}{(contracts.Length > 0 ? " ; " : "")}{string.Join(", ", contracts)})";
        if (type.IsEnum)
        {
            yield return $"- {string.Join(", ", Enum.GetNames(type).Select(name => $"{name} = {(int)Enum.Parse(type, name)}"))}";
            yield break;
        }

        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            yield return $"- {SurfaceText.Of(invoke.ReturnType)} ({SurfaceText.Parameters(invoke)})";
            yield break;
        }

        foreach (var line in Members(type).Order(StringComparer.Ordinal))
        {
            yield return line;
        }
    }

    private static string Kind(Type type)
    {
        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsEnum: true } => "enum",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var hasBase = type.IsClass && type.BaseType != typeof(object) && type.BaseType != typeof(MulticastDelegate);
        return hasBase ? $"{kind} : {type.BaseType!.Name}" : kind;
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var constructor in type.GetConstructors(declared).Where(IsVisible))
        {
            yield return $"- {(constructor.IsPublic ? "" : "protected ")}ctor ({SurfaceText.Parameters(constructor)})";
        }

        foreach (var property in type.GetProperties(declared).Where(property => IsVisible(property.GetMethod!)))
        {
            yield return $"- prop {SurfaceText.OfNullable(property)} {property.Name} {{ get; {(property.SetMethod is { } set && IsVisible(set) ? "set; " : "")}}}";
        }

        foreach (var method in type.GetMethods(declared).Where(method => IsVisible(method) && !method.IsSpecialName))
        {
            var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
            var modifier = method.IsStatic ? "static " : method.IsVirtual ? "virtual " : "";
            yield return $"- {modifier}{SurfaceText.Of(method.ReturnType)} {method.Name}{generic}({SurfaceText.Parameters(method)})";
        }
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
