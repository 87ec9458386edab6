using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace ApprovalCloud.Tests.SharedData;

/// <summary>The shipped registries.yaml against the sample registries, over HTTP.</summary>
public sealed class SampleRegistriesTests(SampleRegistriesServer registries) : IClassFixture<SampleRegistriesServer>
{
    private const string Address = "四川省广安市广安区金安大道一段166号1层";
    private const string Certificate = "川（2019）广安区不动产权第0020902号";

    private static readonly Dictionary<string, string> Names = new()
    {
        ["applicant"] = SampleCitizens.Citizen.IdentityNumber, ["mother"] = SampleCitizens.Citizen.IdentityNumber,
        ["father"] = SampleCitizens.OtherCitizen.IdentityNumber, ["seller"] = SampleCitizens.OtherCitizen.IdentityNumber,
        ["household.joins"] = "mothers", ["premises.address"] = Address, ["property.certificateNumber"] = Certificate,
    };

    public static TheoryData<string, string> Lookups =>
        [.. Asking.Shipped.Registries.Values.SelectMany(registry => registry.Lookups.Select(lookup => (registry.Key, lookup.Key)))];

    [Theory]
    [MemberData(nameof(Lookups))]
    public async Task Ask_EveryShippedLookup_SuppliesItsFacts(string registry, string lookup)
    {
        await using var asking = Platform();
        var answer = await Ask(asking, registry, lookup);
        Assert.Equal(LookupOutcome.Answered, answer.Outcome);
        Assert.Empty(answer.Unreadable);
        Assert.Equal(Of(registry, lookup).Facts.Keys.Order(), answer.Facts.Keys.Order());
        Assert.Equal(Of(registry, lookup).Licences.Keys, answer.Licences.Keys);
        Assert.Equal(Asking.Shipped.Registries[registry].Protocol == RegistryProtocol.XRoad, answer.Proof is not null);
    }

    [Fact]
    public async Task Ask_AboutTheCitizen_GivesWhatTheStoryTells()
    {
        await using var asking = Platform();
        Assert.Equal("陈思雨", (await Ask(asking, "population", "applicant")).Facts["applicant.name"]);
        Assert.Equal("320 420", string.Join(' ', (await Ask(asking, "premises", "at-address")).Facts.Values));
        var company = await Ask(asking, "legal-persons", "company");
        Assert.Equal(SampleCitizens.Citizen.IdentityNumber, company.Concerns);
        Assert.Equal("rented", company.Facts["premises.tenure"]);
        Assert.Equal("true", (await Ask(asking, "marriage", "of-parents")).Facts["parents.areMarried"]);
        Assert.Equal("true", (await Ask(asking, "social-insurance", "of-mother")).Facts["mother.hasMaternityInsurance"]);
        Assert.Equal("0", (await Ask(asking, "real-estate", "applicants-homes")).Facts["applicant.homesOwned"]);
        Assert.Equal("true", (await Ask(asking, "real-estate", "sellers-homes")).Facts["property.isSellersOnlyHome"]);
        Assert.Equal(SampleCitizens.OtherCitizen.IdentityNumber, (await Ask(asking, "real-estate", "property")).Concerns);
        Assert.Equal(SampleCitizens.OtherCitizen.IdentityNumber, (await Ask(asking, "population", "household", ("household.joins", "fathers"))).Concerns);
    }

    [Theory]
    [InlineData(1, LookupOutcome.Answered)]
    [InlineData(5, LookupOutcome.SeveralFound)]
    [InlineData(7, LookupOutcome.NothingFound)]
    [InlineData(99, LookupOutcome.NothingFound)]
    public async Task Ask_ForAResidentsCompanies_TellsHowMany(int resident, LookupOutcome outcome)
    {
        await using var asking = Platform();
        Assert.Equal(outcome, (await Ask(asking, "legal-persons", "of-representative", ("applicant", SampleCitizens.Resident(resident).IdentityNumber))).Outcome);
    }

    [Theory]
    [InlineData("slow", LookupOutcome.TooSlow)]
    [InlineData("error", LookupOutcome.Down)]
    [InlineData("malformed", LookupOutcome.Unreadable)]
    [InlineData("wrong-person", LookupOutcome.AboutSomebodyElse)]
    [InlineData("huge", LookupOutcome.Unreadable)]
    [InlineData("deep", LookupOutcome.Unreadable)]
    [InlineData("redirect", LookupOutcome.Refused)]
    public async Task Ask_WithAFault_HasItsOutcome(string fault, LookupOutcome outcome)
    {
        await registries.Fault("population", fault);
        await using var asking = Platform(("Registries:population:AttemptTimeout", "00:00:00.500"), ("Registries:population:Timeout", "00:00:01.500"));
        try
        {
            Assert.Equal(outcome, (await Ask(asking, "population", "applicant")).Outcome);
        }
        finally
        {
            await registries.Fault("population", "none");
        }
    }

    [Fact]
    public async Task Ask_WrongTypesOrScripts_AreLeftOutOrPlainText()
    {
        await using var asking = Platform();
        var uscc = ("business.uscc", (await Ask(asking, "legal-persons", "of-representative")).Facts["business.uscc"]);
        try
        {
            await registries.Fault("legal-persons", "wrong-types");
            var answer = await Ask(asking, "legal-persons", "company", uscc);
            Assert.Equal(LookupOutcome.Answered, answer.Outcome);
            Assert.Contains("business.name", answer.Unreadable);
            await registries.Fault("legal-persons", "scripts");
            answer = await Ask(asking, "legal-persons", "company", uscc);
            Assert.Contains("<script>", answer.Facts["business.name"], StringComparison.Ordinal);
            Assert.Contains("business.form", answer.Unreadable);
        }
        finally
        {
            await registries.Fault("legal-persons", "none");
        }
    }

    [Theory]
    [InlineData("legal-persons", "of-representative", "ApiKey")]
    [InlineData("premises", "at-address", "ClientSecret")]
    public async Task Ask_WithAWrongKey_IsToldNothing(string registry, string lookup, string setting)
    {
        await using var asking = Platform(($"Registries:{registry}:{setting}", "wrong"));
        Assert.Equal(LookupOutcome.Refused, (await Ask(asking, registry, lookup)).Outcome);
    }

    [Fact]
    public async Task Ask_AsAnotherXRoadClient_IsRefused()
    {
        await using var asking = Platform();
        var population = Asking.Shipped.Registries["population"];
        asking.Registry = population with { XRoad = population.XRoad! with { Client = "CN/GOV/1/somebody" } };
        Assert.Equal(LookupOutcome.Refused, (await asking.Ask(population.Lookups[0], Names)).Outcome);
    }

    [Fact]
    public async Task SamplePeople_HaveTheNumbersTheRegistriesKnow()
    {
        Assert.All(SampleCitizens.All, citizen => Assert.True(Identifiers.IsResidentId(citizen.IdentityNumber), citizen.Email));
        Assert.Equal(SampleCitizens.All.Count(), SampleCitizens.All.Select(citizen => citizen.IdentityNumber).Distinct().Count());
        await using var platform = new SqlitePlatform();
        await platform.InitializeAsync();
        var number = await platform.InDatabase(db => db.Users.Where(user => user.Email == "citizen@example.test").Select(user => user.IdentityNumber).SingleAsync());
        Assert.Equal(SampleCitizens.Citizen.IdentityNumber, number);
    }

    [Fact]
    public void Settings_OfDevelopment_AreThoseTheSampleRegistriesExpect()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.Development.json")).Build();
        foreach (var registry in Asking.Shipped.Registries.Values.Where(registry => registry.Protocol == RegistryProtocol.Json))
        {
            var key = $"Registries:{registry.Key}:{(registry.Authentication is RegistryAuthentication.ApiKey ? "ApiKey" : "ClientSecret")}";
            Assert.Equal(registries.Settings[key], configuration[key]);
        }
    }

    private Asking Platform(params (string Key, string Value)[] settings) =>
        new(registries.Address, [.. registries.Settings.Where(pair => !settings.Any(setting => setting.Key == pair.Key)).Select(pair => (pair.Key, pair.Value!)), .. settings]);

    private static Lookup Of(string registry, string lookup) => Asking.Shipped.Registries[registry].Lookups.Single(found => found.Key == lookup);

    private static async Task<RegistryAnswer> Ask(Asking asking, string registry, string lookup, (string Name, string Value)? other = null)
    {
        var names = new Dictionary<string, string>(Names);
        if (other is { } given)
            names[given.Name] = given.Value;
        if (Of(registry, lookup).Names.Except(names.Keys).Contains("business.uscc"))
            names["business.uscc"] = (await Ask(asking, "legal-persons", "of-representative")).Facts["business.uscc"];
        asking.Registry = Asking.Shipped.Registries[registry];
        return await asking.Ask(Of(registry, lookup), names);
    }
}
