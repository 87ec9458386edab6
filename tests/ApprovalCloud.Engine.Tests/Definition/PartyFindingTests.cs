using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Tests.Reading;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class PartyFindingTests
{
    [Theory]
    [InlineData("identity: person.id", "identity: person.name")]
    [InlineData("authorises: person.agrees", "authorises: flag.a")]
    public void Check_WhenAFactIsOfTheWrongType_NamesThePerson(string old, string @new) =>
        new Mistake(SmallWorkflows.Service, old, @new).Breaks(FindingRule.PartyFactOfWrongType, "key: partner");

    [Fact]
    public void Check_WhenNoStepReadsTheAuthorisation_NamesThePerson() =>
        new Mistake(SmallWorkflows.Service, "child.n, person.agrees,", "child.n,").Breaks(FindingRule.PartyUnheard, "key: partner");

    [Fact]
    public void Check_WhenTheAuthorisationIsNeverAsked_NamesThePerson()
    {
        var findings = SmallWorkflows.Findings(SmallWorkflows.Service, "      - person.agrees\n", "");
        Assert.All(findings, finding => Assert.Equal(FindingRule.FactNotAsked, finding.Rule));
        Assert.Contains(findings, finding => finding.Message.En.Contains("“partner”", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_WhenTheIdentityIsUnknown_NamesThePerson() =>
        new Mistake(SmallWorkflows.Service, "identity: person.id", "identity: person.idd").Breaks(FindingRule.FactUnknown, "key: partner");

    [Fact]
    public void Check_WhenItIsAskedWhoSomebodyIsBeforeItIsClearWhetherTheyTakePart_NamesThePerson() =>
        new Mistake(SmallWorkflows.Service, "is-applicant: size.n > 900", "is-applicant: tenure.c = \"owned\"")
            .Breaks(FindingRule.QuestionTooEarly, "key: partner");

    [Fact]
    public void Check_WhenAPersonStandsTwice_NamesTheSecond() =>
        new Mistake(SmallWorkflows.Service, "    is-applicant: size.n > 900\n", """
                is-applicant: size.n > 900
              - key: partner
                title: { en: Again, zh-Hans: 又一方, zh-Hant: 又一方當事人 }
                identity: person.id
                authorises: person.agrees

            """).Breaks(FindingRule.KeyTwice, "key: partner");
}
