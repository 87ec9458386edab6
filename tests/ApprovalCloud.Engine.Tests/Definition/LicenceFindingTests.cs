using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Tests.Reading;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class LicenceFindingTests
{
    [Fact]
    public void Check_WhenTheIssuerIsUnknown_NamesTheLicence() =>
        new Mistake(SmallWorkflows.Licences, "issuer: fire", "issuer: fier").Breaks(FindingRule.DepartmentUnknown, "title: { en: Permit");

    [Theory]
    [InlineData("holder: person.id", "holder: person.idd")]
    [InlineData("assigns: { person.id: licence-number }", "assigns: { person.idd: licence-number }")]
    public void Check_WhenTheHolderOrWhatItAssignsIsUnknown_NamesTheLicence(string old, string @new) =>
        new Mistake(SmallWorkflows.Licences, old, @new).Breaks(FindingRule.FactUnknown, "title: { en: Permit");

    [Theory]
    [InlineData("{year}", "{month}")]
    [InlineData("{year}", "{year")]
    [InlineData("{serial}", "")]
    [InlineData("{serial}", "{serial}-{serial}")]
    public void Check_WhenAPatternDoesNotMakeNumbers_NamesTheLicence(string old, string @new) =>
        new Mistake(SmallWorkflows.Licences, old, @new).Breaks(FindingRule.LicencePatternInvalid, "title: { en: Permit");

    [Fact]
    public void Check_WhenAnELicenceHasAPattern_NamesTheLicence() =>
        new Mistake(SmallWorkflows.Licences, "numbering: pattern", "numbering: e-licence").Breaks(FindingRule.LicencePatternInvalid, "title: { en: Permit");

    [Theory]
    [InlineData("issues: permit", "issues: permti", "key: first")]
    [InlineData("renews: badge", "renews: bagde", "key: second")]
    [InlineData("met-by: permit", "met-by: permti", "key: plan")]
    public void Check_WhenALicenceIsUnknown_NamesWhoSaysSo(string old, string @new, string line) =>
        new Mistake(SmallWorkflows.Service, old, @new).Breaks(FindingRule.LicenceUnknown, line);

    [Fact]
    public void Check_WhenAStepIssuesAnotherDepartmentsLicence_NamesTheStep() =>
        new Mistake(SmallWorkflows.Service, "department: fire", "department: health").Breaks(FindingRule.LicenceOfAnotherDepartment, "key: first");

    [Fact]
    public void Check_WhenAStepRenewsAnotherDepartmentsLicence_NamesTheStep() =>
        new Mistake(SmallWorkflows.Service, "renews: badge", "renews: permit").Breaks(FindingRule.LicenceOfAnotherDepartment, "key: second");

    [Fact]
    public void Check_WhenSilenceRenewsWhereNothingIsRenewed_NamesTheStep() =>
        new Mistake(SmallWorkflows.Service, "silence: breach", "silence: renew").Breaks(FindingRule.PropertyMissing, "key: first");
}
