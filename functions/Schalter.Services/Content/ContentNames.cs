namespace Schalter.Services.Content;

/// <summary>Containers of the content, as in <c>content/resources.json</c>.</summary>
public static class ContentNames
{
    /// <summary>What the office puts over the packaged content, at the same paths.</summary>
    public const string Container = "content";

    /// <summary>What the app keeps of content: versions of forms, and the last good copy of each file of the office.</summary>
    public const string Archive = "content-archive";
}
