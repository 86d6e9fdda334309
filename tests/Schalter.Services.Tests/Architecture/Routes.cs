using System.Text.RegularExpressions;

namespace Schalter.Services.Tests.Architecture;

/// <summary>The routes of the functions, as their triggers say.</summary>
internal static partial class Routes
{
    public const string Functions = "functions/Schalter.Functions";

    /// <summary>As <c>GET /forms/{form}</c>.</summary>
    public static IReadOnlyList<string> All() =>
        [.. SourceTree.CSharp(Functions).Values.SelectMany(source => Trigger().Matches(source)).SelectMany(Of)];

    private static IEnumerable<string> Of(Match trigger) => Method().Matches(trigger.Groups["methods"].Value)
        .Select(method => $"{method.Groups["method"].Value.ToUpperInvariant()} /{trigger.Groups["route"].Value}");

    [GeneratedRegex(@"\[HttpTrigger\(AuthorizationLevel\.\w+, (?<methods>(""\w+"", )+)Route = ""(?<route>[^""]+)""\)\]")]
    private static partial Regex Trigger();

    [GeneratedRegex(@"""(?<method>\w+)""")]
    private static partial Regex Method();
}
