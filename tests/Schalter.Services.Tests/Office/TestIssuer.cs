using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Services.Tests.Office;

/// <summary>An OIDC issuer on a free port, which signs by hand, so that its tokens can be as wrong as a test needs.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string Audience = "schalter";
    private static readonly Lazy<RSA>[] Keys = [new(() => RSA.Create(2048)), new(() => RSA.Create(2048))];
    private readonly WebApplication app;
    private int key;

    private TestIssuer(WebApplication app) => this.app = app;

    public Uri Address => new($"{app.Urls.Single()}/realm");

    /// <summary>Whether it answers 503 to everything.</summary>
    public bool IsDown { get; set; }

    /// <summary>Name it gives itself in its metadata.</summary>
    public string? OtherName { get; set; }

    /// <summary>Where its metadata says that its keys lie.</summary>
    public string? OtherKeysPlace { get; set; }

    public int KeyRequests { get; private set; }

    public string KeyId => $"key-{key}";

    public RSA Key => Keys[key].Value;

    public static async Task<TestIssuer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var app = builder.Build();
        var issuer = new TestIssuer(app);
        app.Run(issuer.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return issuer;
    }

    /// <summary>Signs with another key from now on and forgets the old one.</summary>
    public void ChangeKeys() => key++;

    /// <summary>Claims of a good token; the test changes what it wants.</summary>
    public Dictionary<string, object?> Claims(DateTimeOffset now, params string[] roles) => new()
    {
        ["iss"] = Address.OriginalString,
        ["aud"] = Audience,
        ["sub"] = "0b7c-worker",
        ["roles"] = roles,
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
    };

    public string Token(DateTimeOffset now, params string[] roles) => Sign(Claims(now, roles));

    public string Sign(Dictionary<string, object?> claims, string? keyId = null) => Sign(
        new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = keyId ?? KeyId }, claims,
        text => Key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string Sign(Dictionary<string, object?> head, Dictionary<string, object?> claims, Func<byte[], byte[]> sign)
    {
        var text = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(head))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{text}.{Encode(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private Task AnswerAsync(HttpContext http)
    {
        KeyRequests += http.Request.Path == "/realm/keys" ? 1 : 0;
        var answer = IsDown ? Results.StatusCode(503) : http.Request.Path.Value switch
        {
            "/realm/.well-known/openid-configuration" => Results.Json(new
            {
                issuer = OtherName ?? Address.OriginalString,
                jwks_uri = OtherKeysPlace ?? $"{Address}/keys",
            }),
            "/realm/keys" => Results.Json(new { keys = KeySet() }),
            _ => Results.NotFound(),
        };
        return answer.ExecuteAsync(http);
    }

    /// <summary>Beside its own one it lists a symmetric key, as a careless issuer may.</summary>
    private object[] KeySet()
    {
        var parameters = Key.ExportParameters(includePrivateParameters: false);
        return
        [
            new { kty = "oct", kid = "shared", k = Encode(new byte[32]) },
            new { kty = "RSA", use = "sig", kid = KeyId, n = Encode(parameters.Modulus!), e = Encode(parameters.Exponent!) },
        ];
    }
}
