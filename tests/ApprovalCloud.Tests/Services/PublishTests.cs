using ApprovalCloud.Core.Services;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Services;

[Collection(nameof(SqlitePlatform))]
public sealed class PublishTests(SqlitePlatform platform)
{
    private static IReadOnlyList<WorkflowFile> Shipped => WorkflowFolder.Files(WorkflowFolder.Find(null, AppContext.BaseDirectory));

    [Fact]
    public async Task Publish_Again_ChangesNothing() => Assert.Empty(await Publish(Shipped));

    [Fact]
    public async Task Publish_EditedVersion_IsRefusedWithItsLineAndWhatToDo()
    {
        const string Path = "services/open-a-restaurant/v1.yaml";
        var edited = Shipped.Select(file => file.Path == Path
            ? file with { Content = string.Join('\n', file.Content.Split('\n').Select((line, number) => number == 4 ? line + " # edited" : line)) }
            : file).ToList();

        var finding = Assert.Single(await Publish(edited));

        Assert.Equal((FindingRule.PublishedVersionChanged, Path, 5), (finding.Rule, finding.File, finding.Line));
        Assert.Contains("v2.yaml", finding.Message.En);
    }

    private Task<IReadOnlyList<Finding>> Publish(IReadOnlyList<WorkflowFile> files) => platform.InScope(services =>
        services.GetRequiredService<PublishServices>().Publish(WorkflowsReader.Read(files).Workflows, files, CancellationToken.None));
}
