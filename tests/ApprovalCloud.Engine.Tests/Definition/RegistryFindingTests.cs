using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Tests.Reading;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class RegistryFindingTests
{
    private const string Child = "      child:\n        path: /children/{person.id}?of={partner}\n        facts: { child.n: /benefit }";

    [Fact]
    public void Check_WhenTheOwnerIsUnknown_NamesTheRegistry() =>
        new Mistake(SmallWorkflows.Registries, "owner: health", "owner: heatlh").Breaks(FindingRule.DepartmentUnknown, "title: { en: People");

    [Fact]
    public void Check_WhenTheAddressOnXRoadIsMissing_NamesTheRegistry() =>
        new Mistake(SmallWorkflows.Registries, "    x-road: { client: CN/GOV/1/portal, service: CN/GOV/2/people/v1 }\n", "")
            .Breaks(FindingRule.RegistryWithoutXRoad, "title: { en: People");

    [Fact]
    public void Check_WhenThereIsNothingToAsk_NamesTheRegistry()
    {
        var registries = SmallWorkflows.Files[SmallWorkflows.Registries];
        new Mistake(SmallWorkflows.Registries, registries[registries.IndexOf("lookups:", StringComparison.Ordinal)..], "lookups: {}")
            .Breaks(FindingRule.RegistryWithoutLookups, "title: { en: People");
    }

    [Fact]
    public void Check_WhenALookupSuppliesAFactThatDoesNotExist_NamesTheLookup() =>
        new Mistake(SmallWorkflows.Registries, "facts: { person.name: /name }", "facts: { person.name: /name, person.nam: /name }")
            .Breaks(FindingRule.FactUnknown, "path: /people");

    [Fact]
    public void Check_WhenALookupSuppliesWhatIsNotItsRegistrys_NamesTheLookup() =>
        new Mistake(SmallWorkflows.Registries, "facts: { person.name: /name }", "facts: { person.name: /name, size.n: /size }")
            .Breaks(FindingRule.LookupOfAnothersFact, "path: /people");

    [Theory]
    [InlineData("{person.id}?of={partner}", "{person.idd}?of={partner}")]
    [InlineData("{person.id}?of={partner}", "{person.id}?of={stranger}")]
    public void Check_WhenALookupNamesNeitherAFactNorAPerson_NamesTheLookup(string old, string @new) =>
        new Mistake(SmallWorkflows.Registries, old, @new).Breaks(FindingRule.LookupNameUnknown, "path: /children");

    [Fact]
    public void Check_WhenAnAnswerIsComparedWithWhatWasNotLookedUp_NamesTheLookup() =>
        new Mistake(SmallWorkflows.Registries, "same: { applicant: /id }", "same: { person.id: /id }")
            .Breaks(FindingRule.LookupSameUnknown, "path: /people");

    [Fact]
    public void Check_WhenALookupProvesALicenceThatDoesNotExist_NamesTheLookup() =>
        new Mistake(SmallWorkflows.Registries, "permit: { number", "permti: { number").Breaks(FindingRule.LicenceUnknown, "path: /people");

    [Fact]
    public void Check_WhenAFactIsHeldByARegistryThatDoesNotExist_NamesTheFact() =>
        new Mistake(SmallWorkflows.Facts, "    type: money\n    registry: population", "    type: money\n    registry: popluation")
            .Breaks(FindingRule.RegistryUnknown, "label: { en: Child benefit");

    [Fact]
    public void Check_WhenNoLookupSuppliesAFact_NamesTheFact() =>
        new Mistake(SmallWorkflows.Registries, Child, "").Breaks(FindingRule.RegistrySuppliesNot, "label: { en: Child benefit", SmallWorkflows.Facts);
}
