using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

// An application as anyone would write it, for tests that need a whole process: to kill it, to stop it, to run two.
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
await builder.Build().RunAsync();
