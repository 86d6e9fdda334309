using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Schalter.Emulators.Functions.TestApp;

/// <summary>Each says on standard output what it does; <c>hold …</c> messages and requests wait for the file they name.</summary>
public sealed class ProcessFunctions
{
    [Function("Work")]
    public static async Task Work([QueueTrigger("work")] string message, FunctionContext context, CancellationToken cancellationToken)
    {
        Console.WriteLine($"began {message} {context.BindingContext.BindingData["DequeueCount"]}");
        await WaitForFileAsync(message, cancellationToken);
        Console.WriteLine($"ended {message}");
    }

    [Function("Tick")]
    public static void Tick([TimerTrigger("* * * * * *")] TimerInfo timer) => Console.WriteLine($"tick {timer.IsPastDue}");

    [Function("Hold")]
    public static async Task<IResult> Hold(
        [HttpTrigger("get", Route = "hold")] HttpRequest request, CancellationToken cancellationToken)
    {
        Console.WriteLine("holding");
        await WaitForFileAsync(request.Query["file"].ToString(), cancellationToken);
        return TypedResults.Text("released");
    }

    private static async Task WaitForFileAsync(string file, CancellationToken cancellationToken)
    {
        while (Path.IsPathRooted(file) && !File.Exists(file))
        {
            await Task.Delay(50, cancellationToken);
        }
    }
}
