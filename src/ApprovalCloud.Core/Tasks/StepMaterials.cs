using ApprovalCloud.Core.Applications;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Tasks;

internal static class StepMaterials
{
    /// <summary>What a step reads of what is needed in this situation; the whole of the facts is looked at here, and does not leave.</summary>
    public static List<Material> Of(ServiceDefinition service, Step step, Vocabulary vocabulary, ApplicationFacts answers)
    {
        var facts = AnswerSheet.Read(service, vocabulary, answers.Answers).Facts;
        return [.. WorkflowEngine.Plan(service, facts).Materials.Select(planned => planned.Material).Where(material => material.ReadBy.Contains(step.Key))];
    }
}
