using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>
/// The burden as a service is written: every registry answers, and what it supplies is right. Of e-licences, those count
/// that a registry proves or that the same application issues before they are read; what somebody may hold from an
/// earlier application does not.
/// </summary>
public static class ExpectedBurden
{
    public static Burden Of(Workflows workflows, ServiceDefinition service, Facts facts)
    {
        var plan = WorkflowEngine.Plan(service, facts);
        var supplied = Supply.InForm(workflows, service, plan);
        var proven = Supply.Licences(workflows, service, plan.Facts);
        return Burden.Of(plan, supplied.Contains, material =>
            (material.MetBy is { } licence && proven.Contains(licence)) || plan.IsIssuedBefore(material));
    }
}
