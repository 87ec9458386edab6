using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Engine.Tests;

public sealed class ShippedWorkflowsTests
{
    [Fact]
    public void Workflows_AsShipped_AreSoundAndTheirExamplesHold()
    {
        var (workflows, findings) = WorkflowsReader.ReadAndCheck(WorkflowFolder.Files);

        Assert.Empty(findings.Select(finding => finding.ToString()));
        Assert.Equal(
            ["child-birth", "construction-project", "open-a-restaurant", "property-transfer", "renew-a-food-licence", "start-a-company"],
            workflows.Current.Select(service => service.Key));
    }
}
