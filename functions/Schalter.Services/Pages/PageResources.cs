using System.Reflection;

namespace Schalter.Services.Pages;

/// <summary>Stylesheet and templates as compiled into the assembly.</summary>
internal static class PageResources
{
    public static Assembly Assembly => typeof(PageResources).Assembly;

    public static string Folder => typeof(PageResources).Namespace!;

    public static string Read(string name)
    {
        using var stream = Assembly.GetManifestResourceStream($"{Folder}.{name}") ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
