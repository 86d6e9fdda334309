using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Office;
using Schalter.Functions.Platform;
using Schalter.Services.Office;

namespace Schalter.Functions.Tests.Office;

/// <summary>Every function of the office says who may call it; no other door leads to what it does.</summary>
public sealed class PolicyTests
{
    private static readonly IEnumerable<(MethodInfo Method, string Name, string Route)> Functions =
        [.. typeof(GetCaseFunction).Assembly.GetTypes().SelectMany(t => t.GetMethods())
            .Select(m => (Method: m, m.GetCustomAttribute<FunctionAttribute>()?.Name, Route(m)))
            .Where(f => f.Name is not null && f.Item3 is not null)
            .Select(f => (f.Method, f.Name!, f.Item3!))];

    public static TheoryData<string, string> Matrix => new()
    {
        { "GetCase", "integrator case-worker" },
        { "GetCaseDocument", "integrator case-worker" },
        { "ChangeStatus", "integrator case-worker" },
        { "RequestDocuments", "integrator case-worker" },
        { "AcceptSubmission", "integrator case-worker" },
        { "RejectSubmission", "integrator case-worker" },
        { "ReadAudit", "auditor" },
        { "ListPoison", "integrator" },
        { "RedrivePoison", "integrator" },
        { "ReplayEvents", "integrator" },
        { "ListFaqs", "editor" },
        { "GetFaqFile", "editor" },
        { "PutFaq", "editor" },
        { "ListFaqVersions", "editor" },
        { "GetFaqVersion", "editor" },
        { "RestoreFaq", "editor" },
        { "ReadFeedback", "editor planner" },
        { "ListReports", "editor planner case-worker" },
        { "GetReport", "editor planner case-worker" },
        { "GetSchedule", "planner" },
        { "PutSchedule", "planner" },
        { "ChangeCapacity", "planner" },
        { "AddClosure", "planner" },
        { "ListDay", "case-worker planner" },
        { "ShowBooking", "integrator case-worker planner" },
        { "NoteAttended", "case-worker planner" },
        { "NoteMissed", "case-worker planner" },
        { "CancelByOffice", "case-worker planner" },
        { "BookForPerson", "case-worker planner" },
        { "ListEmergencies", "case-worker planner" },
        { "CheckInEmergency", "case-worker planner" },
        { "RejectEmergency", "case-worker planner" },
    };

    [Fact]
    public void EveryOfficeFunction_HasExactlyOnePolicy_AndNoOtherHasAny()
    {
        Assert.NotEmpty(Functions);
        Assert.All(Functions, f => Assert.Equal(
            (f.Name, f.Route.StartsWith("office/", StringComparison.Ordinal) ? 1 : 0),
            (f.Name, f.Method.GetCustomAttributes<OfficePolicyAttribute>().Count())));
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Policy_NamesTheRolesThatMay(string function, string roles)
    {
        var policies = OfficePolicies.Of(typeof(GetCaseFunction).Assembly.GetTypes());

        Assert.Equal(roles, string.Join(' ', policies[function] ?? []));
    }

    /// <summary>A new function of the office must be entered in the matrix above.</summary>
    [Fact]
    public void Matrix_IsComplete() => Assert.Equal(
        Functions.Where(f => f.Route.StartsWith("office/", StringComparison.Ordinal)).Select(f => f.Name).Order(StringComparer.Ordinal),
        Matrix.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(typeof(Forgotten))]
    [InlineData(typeof(Emptied))]
    [InlineData(typeof(Misspelt))]
    [InlineData(typeof(Elsewhere))]
    public void PolicyThatIsMissingEmptyMisspeltOrElsewhere_StopsTheStart(Type type) =>
        Assert.Throws<InvalidOperationException>(() => OfficePolicies.Of([type]));

    private static string? Route(MethodInfo method) =>
        method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)?.Route;

    private sealed class Forgotten
    {
        [Function("Forgotten")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "Office/everything")] HttpRequest request) => _ = request;
    }

    private sealed class Emptied
    {
        [Function("Emptied")]
        [OfficePolicy]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "office/everything")] HttpRequest request) => _ = request;
    }

    private sealed class Misspelt
    {
        [Function("Misspelt")]
        [OfficePolicy(OfficeRoles.Auditor, "case_worker")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "office/everything")] HttpRequest request) => _ = request;
    }

    private sealed class Elsewhere
    {
        [Function("Elsewhere")]
        [OfficePolicy(OfficeRoles.Auditor)]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "submissions/everything")] HttpRequest request) => _ = request;
    }
}
