using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class BurdenTests
{
    private static readonly Workflows Workflows = WorkflowFolder.Read();

    [Theory]
    [InlineData("A registered company opens a 320 m² restaurant that sells tobacco")]
    [InlineData("A registered company opens a restaurant that needs every licence there is")]
    public void Expected_WhenARegisteredCompanyOpensARestaurant_AsksAtMostAThirdOfTheSeparateForms(string example)
    {
        var burden = Of(example);
        Assert.True(3 * burden.Asked <= burden.SeparateQuestions, $"{burden.Asked} of {burden.SeparateQuestions}");
    }

    [Fact]
    public void Expected_CountsWhatTheSeparateFormsWouldAsk()
    {
        var burden = Of("A registered company opens a restaurant that needs every licence there is");
        var steps = Workflows.Find("open-a-restaurant")!.Steps.Where(step => step.Key != "business-registration").ToList();
        Assert.Equal(steps.Sum(step => step.Reads.Count), burden.SeparateQuestions);
        Assert.Equal(burden.SeparateQuestions - steps.SelectMany(step => step.Reads).Distinct().Count(), burden.Duplicates);
        Assert.Equal(steps.Sum(step => step.Separately.Materials), burden.SeparateMaterials);
        Assert.Equal(steps.Sum(step => step.Separately.Visits), burden.SeparateVisits);
        Assert.Equal(6, burden.Departments);
    }

    [Fact]
    public void Expected_WhenTheBusinessIsNotRegistered_FindsNothingInItsRegister()
    {
        var registered = Of("A registered company opens a restaurant that needs every licence there is");
        var founded = Of("A 320 m² restaurant that sells tobacco");
        Assert.True(founded.Asked > registered.Asked);
        // Its area and the way to the school are known by the address, which has to be typed.
        Assert.Equal(2, founded.Prefilled);
    }

    [Fact]
    public void Expected_OfALicence_CountsItWhereItIsIssuedBeforeItIsRead()
    {
        Assert.Equal(1, Of("A 320 m² restaurant that sells tobacco").MaterialsMet);
        // The register issues the buyer's certificate after the seller's has been read.
        Assert.Equal(0, Of("A home with water, power and gas, but no heating").MaterialsMet);
    }

    [Fact]
    public void Rates_WhereNothingIsAsked_AreNothing()
    {
        var burden = new Burden(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Assert.Equal((0m, 0m, 0m), (burden.FormSaved, burden.Reuse, burden.MaterialsMetRate));
    }

    [Fact]
    public void Rates_AreThoseOfTheFigures()
    {
        var burden = new Burden(48, 12, 12, 29, 16, 6, 2, 11, 3, 20, 8);
        Assert.Equal((0.75m, 0.5m, 0.25m), (burden.FormSaved, burden.Reuse, burden.MaterialsMetRate));
    }

    private static Burden Of(string name)
    {
        var example = Workflows.Examples.Single(example => example.Name == name);
        return ExpectedBurden.Of(Workflows, Workflows.Find(example.Service)!, ExampleRunner.FactsOf(example, Workflows.Vocabulary));
    }
}
