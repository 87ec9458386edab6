using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Engine.Tests.Reading;

public sealed class ReadBasisTests
{
    private static readonly Step First = WorkflowsReader.Read(SmallWorkflows.With(SmallWorkflows.Service, SmallWorkflows.Files[SmallWorkflows.Service]))
        .Workflows.Services.Single().Step("first")!;

    [Fact]
    public void Basis_OfAFactWithALawOfItsOwn_IsThatLaw() => Assert.Equal("Identity law", First.BasisOf("person.id").En);

    [Fact]
    public void Basis_OfAnyOtherFact_IsTheStepsLaw() => Assert.Equal("Law", First.BasisOf("person.name").En);

    [Fact]
    public void Read_OfAFactWithoutTheLawItPromises_NamesTheLine() => new Mistake(
        SmallWorkflows.Service, "{ fact: person.id, legal-basis: { en: Identity law, zh-Hans: 身份证法, zh-Hant: 身份證法 } }", "{ fact: person.id }")
        .Breaks(FindingRule.PropertyMissing, "reads: [person.name, size.n");
}
