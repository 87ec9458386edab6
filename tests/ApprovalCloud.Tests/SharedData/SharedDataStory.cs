using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Tests.Support;
using static ApprovalCloud.Tests.Support.ScriptedRegistries;

namespace ApprovalCloud.Tests.SharedData;

/// <summary>A citizen who represents one registered company, as the registries know it.</summary>
internal sealed class SharedDataStory(Platform platform)
{
    public const string Own = "/representatives/{applicant}/companies";
    public const string Company = "/companies/{business.uscc}";
    public const string Premises = "/premises?address={premises.address}";
    public const string Uscc = "91511602MA6A00000K";

    public ScriptedRegistries Registries => platform.Registries;

    public Task<string> Identity(Caller of) => platform.InDatabase(db => Task.FromResult(db.Users.Single(user => user.Id == of.Id).IdentityNumber!));

    public async Task Knows(string? concerns = null)
    {
        Registries.Forget();
        var own = await Identity(platform.Citizen);
        Registries.Says("legal-persons", Own, Answer(("business.isRegistered", "true"), ("business.uscc", Uscc)));
        Registries.Says("legal-persons", Company, Answer(
            ("business.name", "金桂餐饮有限公司"), ("business.form", "limited-company"),
            ("business.scope", "餐饮服务"), ("business.registeredCapital", "500000"), ("representative.name", platform.Citizen.Name),
            ("representative.residentId", own), ("premises.address", "学府路 8 号"), ("premises.tenure", "rented")) with
        {
            Concerns = concerns ?? own,
            Licences = new Dictionary<string, ProvenLicence> { ["business-licence"] = new("1.2.3", null) },
        });
        Registries.Says("premises", Premises, Answer(("premises.area", "320"), ("premises.schoolDistance", "420")));
    }

    public async Task<Guid> Draft(Caller? by = null, params (string Fact, string Value)[] answers) => await platform.Ok(new StartDraft(
        by ?? platform.Citizen, Given.Restaurant, answers.ToDictionary(answer => answer.Fact, answer => answer.Value)));

    public Task<Prefilled> Prefill(Guid draft, params string[] consent) => platform.Ok(new Prefill(platform.Citizen, draft, consent));

    public Task<DraftView> View(Guid draft) => platform.Ok(new GetDraft(platform.Citizen, draft));

    /// <summary>What is left for the citizen to say, for a restaurant that sells tobacco.</summary>
    public static readonly Dictionary<string, string> Rest = new()
    {
        ["representative.phone"] = "13800138000", ["premises.seats"] = "80", ["premises.hasSignage"] = "false",
        ["food.mainProject"] = "hot-dishes", ["kitchen.producesFumes"] = "false", ["premises.dischargesWastewater"] = "false",
        ["premises.sellsTobacco"] = "true", ["premises.tobaccoKinds"] = "cigarettes", ["declaration.true"] = "true",
    };

    /// <summary>What is asked and may stay empty.</summary>
    public static readonly string[] LeftEmpty = ["kitchen.staff"];
}
