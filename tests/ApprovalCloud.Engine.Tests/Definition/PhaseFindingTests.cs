using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Tests.Reading;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class PhaseFindingTests
{
    private const string Phases = "phases: [accept, review, decide]";

    [Theory]
    [InlineData("phases: [review, accept, decide]")]
    [InlineData("phases: [review, review, decide]")]
    [InlineData("phases: [accept, review]")]
    [InlineData("phases: [decide]")]
    public void Check_WhenPhasesAreOutOfOrder_NamesTheStep(string phases) =>
        new Mistake(SmallWorkflows.Service, Phases + "\n    second-person: true", phases).Breaks(FindingRule.PhasesOutOfOrder, "key: first");

    [Fact]
    public void Check_WhenTheLawKnowsNoAcceptance_NamesTheStep()
    {
        var law = SmallWorkflows.Files[SmallWorkflows.Jurisdiction];
        var acceptance = law.Split('\n').Single(line => line.StartsWith("acceptance:", StringComparison.Ordinal));
        new Mistake(SmallWorkflows.Jurisdiction, acceptance + "\n", "").Breaks(FindingRule.PhaseWithoutAcceptance, "key: first", SmallWorkflows.Service);
    }

    [Theory]
    [InlineData("phases: [accept, decide]")]
    [InlineData("phases: []")]
    public void Check_WhenASecondPersonDecidesWhatNobodyReviews_NamesTheStep(string phases) =>
        new Mistake(SmallWorkflows.Service, Phases, phases).Breaks(FindingRule.SecondPersonWithoutReview, "key: first");

    [Theory]
    [InlineData("phases: [review, approve]", "phases: [review")]
    [InlineData("phases: review", "phases: review")]
    public void Read_WhenAPhaseIsUnknown_NamesTheLine(string phases, string line) =>
        new Mistake(SmallWorkflows.Service, Phases + "\n    second-person: true", phases).Breaks(FindingRule.ValueInvalid, line);
}
