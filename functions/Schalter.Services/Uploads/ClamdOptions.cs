namespace Schalter.Services.Uploads;

/// <summary>Where clamd listens, and how long to wait for it.</summary>
/// <param name="ConnectWithin">Until the connection stands; 5 s if not set.</param>
/// <param name="AnswerWithin">From the connection to the verdict, sending included; 2 min if not set. clamd gives up on a file by its own
/// <c>MaxScanTime</c> (2 min).</param>
public sealed record ClamdOptions(string Host, int Port, TimeSpan ConnectWithin, TimeSpan AnswerWithin)
{
    public const int DefaultPort = 3310;

    public ClamdOptions(string host, int port)
        : this(host, port, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(2))
    {
    }
}
