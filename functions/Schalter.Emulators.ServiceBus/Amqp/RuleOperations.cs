using Amqp.Types;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>Reading and editing the rules of a subscription.</summary>
internal static class RuleOperations
{
    public static Answer Add(ManagementRequest request)
    {
        request.Queue.AddRule(RuleFormat.Read(request.Required<string>("rule-name"), request.Required<Map>("rule-description")));
        return Answer.Done();
    }

    public static Answer Remove(ManagementRequest request)
    {
        request.Queue.RemoveRule(request.Required<string>("rule-name"));
        return Answer.Done();
    }

    public static Answer List(ManagementRequest request)
    {
        var rules = new List();
        foreach (var rule in request.Queue.Rules.Skip((int)request.Number("skip")).Take((int)request.Number("top")))
        {
            rules.Add(AnswerMaps.Of("rule-description", RuleFormat.Write(rule)));
        }

        return rules.Count == 0 ? Answer.Nothing : Answer.Done(AnswerMaps.Of("rules", rules));
    }
}
