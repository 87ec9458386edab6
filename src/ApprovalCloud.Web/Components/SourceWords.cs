using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Components;

/// <summary>Says in words where an answer comes from, how far it can be relied on, and what went wrong on the way.</summary>
public sealed class SourceWords(Workflows workflows, IStringLocalizer<Words> T)
{
    public string Of(FactSource source) => source.Kind switch
    {
        SourceKind.Registry => T["From {0}, fetched {1}", Registry(source.From), Display.DateTime(source.At)],
        SourceKind.EarlierApplication => T["Your answer of {0}, in application {1}", Display.Date(source.At), source.From],
        SourceKind.Party => T["Given by the person themselves, {0}", Display.DateTime(source.At)],
        SourceKind.Licence => T["Came into being with licence {0}, {1}", source.From, Display.Date(source.At)],
    };

    public string Of(Trust trust) => trust switch
    {
        Trust.A => T["A: issued by an authority"],
        Trust.B => T["B: identity verified"],
        Trust.C => T["C: handed in by the applicant"],
        Trust.D => T["D: stated by the applicant"],
    };

    /// <summary>What stands beside an answer: its source, or what the registry says that the applicant disputes.</summary>
    public string? Beside(string fact, DraftView draft)
    {
        if (draft.Disputes.GetValueOrDefault(fact) is { Verdict: null } dispute)
            return T["{0} says: {1}. You have said that it is wrong; the department has not answered yet.", Registry(dispute.Registry), Shown(fact, dispute.RegistryValue)];
        return draft.Sources.GetValueOrDefault(fact) is { } source ? Of(source) : null;
    }

    public string Shown(string fact, string value) => FactReader.Kept(workflows.Vocabulary[fact], value).Value is { } read
        ? workflows.Vocabulary.Show(fact, read).Here()
        : value;

    public string Registry(string key) => workflows.Registries.GetValueOrDefault(key)?.Title.Here() ?? key;

    public string? Owner(string key) =>
        workflows.Registries.GetValueOrDefault(key) is { } registry ? workflows.Departments[registry.Owner].Name.Here() : null;

    /// <summary>Why a registry's questions are asked after all.</summary>
    public string Of(LookupOutcome outcome) => outcome switch
    {
        LookupOutcome.Answered => T["It answered."],
        LookupOutcome.NothingFound => T["It has no entry for what was looked up. Answer the questions yourself."],
        LookupOutcome.TooSlow => T["It did not answer in time. Answer the questions yourself, or try again later."],
        LookupOutcome.Down => T["It cannot be reached at the moment. Answer the questions yourself, or try again later."],
        LookupOutcome.Unreadable => T["Its answer could not be read. Answer the questions yourself, or try again later."],
        LookupOutcome.Refused => T["It did not let the platform in. Answer the questions yourself; the operators have to look into it."],
        LookupOutcome.AboutSomebodyElse => T["It answered about somebody else. Nothing of that was kept. Answer the questions yourself."],
        LookupOutcome.SeveralFound => T["It has several entries for you. Say in the form which one it is about; the rest is then filled in."],
    };
}
