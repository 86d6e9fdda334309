using System.Globalization;
using System.Text;

namespace Schalter.Services.Feedback.Reporting;

/// <summary>Everything that was counted, for whoever wants other tables: semicolons and a mark at the beginning, as spreadsheets in Germany open it.</summary>
internal static class ReportCsv
{
    public static string Of(WeekCounts counts)
    {
        var csv = new StringBuilder("\uFEFFday;name;subject;detail;count\r\n");
        foreach (var (what, count) in counts.All)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{what.Day:yyyy-MM-dd};{what.Name};{what.Subject};{what.Detail};{count}\r\n");
        }

        return csv.ToString();
    }
}
