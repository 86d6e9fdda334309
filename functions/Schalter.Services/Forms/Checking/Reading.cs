namespace Schalter.Services.Forms.Checking;

/// <summary>What became of one typed value: its canonical form, or the code of what is wrong.</summary>
internal readonly record struct Reading(string? Canonical, string? Code, (string Name, string Value)[] Details)
{
    public static Reading Of(string canonical) => new(canonical, null, []);

    public static Reading Wrong(string code, params (string Name, string Value)[] details) => new(null, code, details);
}
