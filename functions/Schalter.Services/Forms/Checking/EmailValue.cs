using System.Globalization;

namespace Schalter.Services.Forms.Checking;

/// <summary>Reads e-mail addresses; the domain becomes lower-case ASCII (IDNA), which every mail server understands.</summary>
internal static class EmailValue
{
    private const int MaxLength = 254;
    private const int MaxLocalLength = 64;
    private const string LocalSigns = "!#$%&'*+-/=?^_`{|}~.";

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    public static Reading Read(string typed)
    {
        var at = typed.LastIndexOf('@');
        if (at < 1 || typed.Length > MaxLength || !IsLocalPart(typed.AsSpan(0, at)) || Domain(typed[(at + 1)..]) is not { } domain)
        {
            return Reading.Wrong("email-invalid");
        }

        var address = $"{typed.AsSpan(0, at)}@{domain}";
        return address.Length > MaxLength ? Reading.Wrong("email-invalid") : Reading.Of(address);
    }

    private static bool IsLocalPart(ReadOnlySpan<char> local)
    {
        foreach (var c in local)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !LocalSigns.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return local.Length <= MaxLocalLength && local[0] != '.' && local[^1] != '.' && local.IndexOf("..") < 0;
    }

    private static string? Domain(string typed)
    {
        try
        {
            var domain = Idn.GetAscii(typed).ToLowerInvariant();
            var top = domain.LastIndexOf('.');
            return top > 0 && domain.Length - top > 2 && !char.IsAsciiDigit(domain[top + 1]) ? domain : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
