using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Definition;

/// <summary>Which facts follow from which, by the registries that ship.</summary>
public sealed class SupplyTests
{
    private static readonly Workflows Workflows = WorkflowFolder.Read();

    [Fact]
    public void Facts_OfARestaurant_FollowFromWhoAppliesThroughItsCompanyToItsPremises()
    {
        var supplied = Of("open-a-restaurant");
        Assert.Superset(new HashSet<string> { "business.uscc", "business.name", "premises.address", "premises.area" }, supplied);
        Assert.DoesNotContain("premises.seats", supplied);
    }

    [Fact]
    public void Facts_WhenItIsKnownThatThereIsNoCompany_AreNotFound() =>
        Assert.Empty(Of("open-a-restaurant", ("business.isRegistered", false), ("business.uscc", FactValue.None)));

    [Fact]
    public void Facts_OfACompanyThatDoesNotExistYet_AreAsked() =>
        Assert.Equal(["applicant.name"], Of("start-a-company", ("representative.residentId", "511602198503140025")).Order());

    [Fact]
    public void Facts_AboutThePersonWhoApplies_AreSupplied() =>
        Assert.Superset(new HashSet<string> { "mother.residentId", "mother.name", "child.birthDate" },
            Of("child-birth", ("applicant.relation", "mother")));

    [Fact]
    public void Facts_AboutSomebodyElse_AreSuppliedOnceItIsSaidWhoItIs()
    {
        Assert.Empty(Of("child-birth", ("applicant.relation", "father"), ("father.isNamed", false)));
        Assert.Contains("mother.name", Of("child-birth", ("applicant.relation", "father"), ("mother.residentId", "511602199112242264")));
    }

    [Fact]
    public void Facts_AboutSomebodyWhoTakesNoPart_AreNotSupplied() => Assert.DoesNotContain("parents.areMarried", Of(
        "child-birth", ("applicant.relation", "mother"), ("father.isNamed", false), ("father.residentId", "511602199405052157")));

    [Fact]
    public void Facts_OfAProperty_SayWhoSellsIt() => Assert.Superset(
        new HashSet<string> { "seller.name", "seller.residentId", "property.isSellersOnlyHome", "property.isMortgaged" },
        Of("property-transfer", ("property.certificateNumber", "0012345")));

    [Fact]
    public void InForm_SuppliesOnlyWhatCouldBeLookedUpByThen()
    {
        var service = Workflows.Find("child-birth")!;
        var example = Workflows.Examples.First(example => example.Service == service.Key);
        var supplied = Supply.InForm(Workflows, service, WorkflowEngine.Plan(service, ExampleRunner.FactsOf(example, Workflows.Vocabulary)));
        Assert.Contains("mother.name", supplied);
        Assert.DoesNotContain("mother.residentId", supplied);
    }

    [Fact]
    public void Licences_OfARegisteredCompany_AreProven() => Assert.Equal(["business-licence"],
        Supply.Licences(Workflows, Workflows.Find("open-a-restaurant")!, Facts.Unknown));

    private static HashSet<string> Of(string service, params (string, object)[] known) =>
        [.. Supply.Facts(Workflows, Workflows.Find(service)!, Given.Facts(known))];
}
