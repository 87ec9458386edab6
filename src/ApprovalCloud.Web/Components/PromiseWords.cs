using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Engine.Definition.Text;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Components;

/// <summary>Says what somebody committed to, what may follow until when, and by which rule something was granted.</summary>
public sealed class PromiseWords(IStringLocalizer<Words> T, Workflows workflows)
{
    private readonly ReadBack readBack = new(workflows.Vocabulary);

    /// <summary>The written commitment: item, form, deadline and consequence (容缺受理).</summary>
    public string Follow(Material material, IEnumerable<Step> involved) => T["I commit to hand in “{0}”, as the original or as a copy that I have signed, at {1} within {2} after they accept the application. Until it has come the certificate is held back; if it does not come in time, that part of my application counts as withdrawn.",
        material.Title.Here(), Departments(material, involved), Length(material.FollowWithin)];

    public string Check(CommitmentRule rule) => T["It is decided at once when it reaches the department, and checked within {0} after that. If the check finds it otherwise, you have {1} to put it right, or it is revoked.",
        Length(rule.CheckWithin), Length(rule.RectifyWithin)];

    public string Length(Duration duration) => duration.Say().Here();

    public string Material(FollowUp follow, ServiceDefinition service) =>
        service.Materials.FirstOrDefault(material => material.Key == follow.Material)?.Title.Here() ?? follow.Material;

    /// <summary>The condition, without anybody's facts.</summary>
    public string Rule(InstantRule rule) => readBack.Rule(rule.When).Here();

    /// <summary>Why the rule granted, with the facts it looked at.</summary>
    public string Reason(AppliedRule applied)
    {
        var facts = Facts.Unknown;
        foreach (var (key, written) in applied.Facts)
        {
            if (workflows.Vocabulary.Find(key) is { } fact && FactReader.Kept(fact, written).Value is { } value)
                facts = facts.With(key, value);
        }

        return readBack.Reason(ConditionParser.Read(applied.Rule), facts).Here();
    }

    private string Departments(Material material, IEnumerable<Step> involved) => Text.Join([.. involved
        .Where(step => material.ReadBy.Contains(step.Key)).Select(step => step.Department).Distinct()
        .Select(department => workflows.Departments[department].Name)]).Here();
}
