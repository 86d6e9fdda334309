using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Schalter.Services.Forms.Reading;

/// <summary>
/// The version of a form: a hash over its file, the blocks it uses and its German texts, since an answer means what the question
/// said. Translations are not in it: they follow the German text.
/// </summary>
internal static class FormVersion
{
    public const int Digits = 16;
    private static readonly byte[] Separator = [0];

    public static string Of(FormDefinition form, IEnumerable<ContentJson> sources, Texts texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var source in sources)
        {
            hash.AppendData(JsonMarshal.GetRawUtf8Value(source.Element));
            hash.AppendData(Separator);
        }

        var own = new FormTextKeys(form);
        foreach (var key in texts.Keys.Where(own.Contains).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{key}\0{texts.Get(Texts.SourceLanguage, key)}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }
}
