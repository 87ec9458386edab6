using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using static ApprovalCloud.Tests.Support.ScriptedRegistries;

namespace ApprovalCloud.Tests.Promises;

/// <summary>A mother who registers her child; the registers know of the birth, or nothing is there and she types it.</summary>
internal sealed class BirthStory(Platform platform)
{
    public const string Service = "child-birth";
    public const string Certificate = "birth-certificate";
    public const string Household = "household-registration";
    public const string Vaccination = "vaccination-record";
    public const string Enrolment = "medical-insurance-enrolment";

    private static readonly string[] Held = ["child.sex", "child.birthDate", "child.birthWeight", "child.hospital"];

    /// <summary>The form, filled in but for what a registry holds.</summary>
    public async Task<Guid> Draft(string weight, bool isKnown = true, Caller? by = null)
    {
        by ??= platform.Citizen;
        var identity = await platform.InDatabase(db => Task.FromResult(db.Users.Single(user => user.Id == by.Id).IdentityNumber!));
        var answers = platform.Workflows.Examples.First(example => example.Service == Service && example.Facts["father.isNamed"] == "false").Facts.ToDictionary();
        (answers["child.joinsMedicalInsurance"], answers["child.birthWeight"], answers["mother.residentId"]) = ("true", weight, identity);
        platform.Registries.Forget();
        if (isKnown)
        {
            platform.Registries.Says("birth-death", "/births?mother={mother}", Answer([.. Held.Select(fact => (fact, answers[fact]))]));
            foreach (var fact in Held)
                answers.Remove(fact);
        }

        var draft = await platform.Ok(new StartDraft(by, Service, answers));
        await platform.Ok(new Prefill(by, draft, []));
        return draft;
    }

    public async Task<Guid> Submitted(string weight, bool isKnown = true, Caller? by = null)
    {
        var draft = await Draft(weight, isKnown, by);
        await platform.Ok(new SubmitApplication(by ?? platform.Citizen, draft));
        return draft;
    }

    /// <summary>A rule has granted a step of it, and a person is to look at that. Nobody can choose which: one that is has to be found.</summary>
    public async Task<Guid> Sampled()
    {
        var step = platform.Workflows.Find(Service)!.Step(Vaccination)!;
        for (var tries = 0; tries < 60; tries++)
        {
            var id = await Submitted("3250");
            if (!Audits.Takes(id, step))
                continue;
            await Grant(id, Certificate);
            return id;
        }

        throw new InvalidOperationException("None of sixty was in the sample.");
    }

    public Task Grant(Guid id, string step) => platform.Ok(new DecideStep(
        platform.Clerk(platform.Workflows.Find(Service)!.Step(step)!.Department), id, step, Verdict.Grant, ""));

    public async Task<StepStatus> Status(Guid id, string step, Caller? by = null) =>
        (await platform.Ok(new GetApplication(by ?? platform.Citizen, id))).Steps.Single(one => one.Key == step).Status;
}
