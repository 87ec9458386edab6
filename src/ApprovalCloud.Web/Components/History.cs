using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Engine.Definition.Text;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Components;

/// <summary>Tells what happened to an application, in plain words and the reader's language.</summary>
public sealed class History(IStringLocalizer<Words> T, Workflows workflows)
{
    /// <summary>One sentence. Clerks are named by their department.</summary>
    public string Say(RunEvent happened, ServiceDefinition service) => happened.For switch
    {
        null => Happened(happened, service),
        // Whoever decides a step reads no names of applicants.
        { Principal.Name: "" } => T["{0} Somebody acting for the applicant did it.", Happened(happened, service)],
        { Kind: BehalfKind.Delegation } behalf => T["{0} {1} did it for {2}, by delegation.", Happened(happened, service), happened.By!.Name, behalf.Principal.Name],
        { Kind: BehalfKind.Counter } behalf => T["{0} {1} did it at a counter for {2}, who was present.", Happened(happened, service), happened.By!.Name, behalf.Principal.Name],
    };

    private string Happened(RunEvent happened, ServiceDefinition service)
    {
        var step = happened.StepKey is { } key ? service.Step(key) : null;
        var title = step?.Title.Here() ?? "";
        var department = step is null ? "" : workflows.Departments[step.Department].Name.Here();
        return happened switch
        {
            ApplicationSubmitted => T["The application was submitted."],
            StepNotRequired => T["“{0}” is not required: with these answers it does not apply.", title],
            StepInvolved => T["“{0}” has become necessary because of the corrected answers.", title],
            StepOpened => T["“{0}” reached {1}.", title, department],
            StepClaimed => T["{1} began to process “{0}”.", title, department],
            StepReleased => T["The clerk gave “{0}” back to {1}.", title, department],
            StepTransferred => T["{1} passed “{0}” to another clerk.", title, department],
            StepGranted { Basis: GrantBasis.Silence } => Silent(happened.At, title, service),
            StepGranted { Rule: { } rule } => T["“{0}” was granted at once by rule, version {1}.", title, rule.Version],
            StepGranted { InBulk: true, Licence: null } => T["{1} granted “{0}” together with others, as its service allows.", title, department],
            StepGranted { Licence: { } licence } => T["{1} granted “{0}” and issued licence {2}.", title, department, licence],
            StepGranted => T["{1} granted “{0}”.", title, department],
            StepRefused => T["{1} refused “{0}”.", title, department],
            StepCancelled => T["“{0}” was cancelled before it was decided.", title],
            StepSuspended { Term: { } term } suspended => T["{1} began a special procedure for “{0}”: {2}, until {3}.", title, department, Procedure(suspended.Procedure), Display.Date(term)],
            StepSuspended suspended => T["{1} began a special procedure for “{0}”: {2}.", title, department, Procedure(suspended.Procedure)],
            StepResumed { Procedure: { } procedure } => T["{1} ended {2} for “{0}”.", title, department, Procedure(procedure)],
            StepResumed => T["{1} ended the special procedure for “{0}”.", title, department],
            CorrectionRequested { Repeated.Count: > 0 } => T["{1} asked for corrections for “{0}” again about the same thing: a violation, which does not stop the clock.", title, department],
            CorrectionRequested => T["{1} asked for corrections for “{0}”.", title, department],
            CorrectionAnswered => T["The corrections for “{0}” were sent to {1}.", title, department],
            ApplicationWithdrawn => T["The applicant withdrew the application."],
            ApplicationEnded ended => T["The application has ended: {0}.", StatusWords.Of(ended.Status.ToString(), T).Words],
            FileAttached or FileRemoved or FileRefused => File(happened, service),
            _ => ClockHistory.Say(happened, title, department, this, T),
        };
    }

    private string File(RunEvent happened, ServiceDefinition service)
    {
        var title = service.Materials.FirstOrDefault(material => material.Key == happened.MaterialKey)?.Title.Here() ?? happened.MaterialKey!;
        return happened switch
        {
            FileAttached { Replaces: not null } file => T["“{0}” was handed in anew: {1}", title, file.Name],
            FileAttached file => T["“{0}” was handed in: {1}", title, file.Name],
            FileRemoved => T["The file for “{0}” was taken back.", title],
            _ => T["The file for “{0}” carries malware and was refused.", title],
        };
    }

    private string Silent(DateTimeOffset at, string title, ServiceDefinition service)
    {
        var (law, article) = (service.Law, service.Law.Step.LegalBasis.Here());
        return law.PublishedBy(at, workflows.CalendarOf(service)) is { } by
            ? T["The limit passed without a decision, and the law takes that for a grant ({1}): “{0}” is granted. It is made public by {2}.", title, article, Display.Date(by)]
            : T["The limit passed without a decision, and the law takes that for a grant ({1}): “{0}” is granted.", title, article];
    }

    /// <summary>What somebody wrote beside it: reasons, notes, messages, or which answers were changed. Null if nothing.</summary>
    public string? Detail(RunEvent happened)
    {
        var written = happened switch
        {
            ApplicationSubmitted { Signature: { } signature } => Signed(signature),
            StepGranted granted => granted.Note,
            StepRefused refused => refused.Reason,
            StepSuspended suspended => suspended.Note,
            StepResumed resumed => resumed.Note,
            CorrectionRequested asked => asked.Message,
            CorrectionAnswered { Changed.Count: > 0 } answered =>
                T["Changed: {0}", Text.Join([.. answered.Changed.Select(workflows.Vocabulary.LabelOf)]).Here()].Value,
            FixedOnTheSpot put => T["Changed: {0}", Text.Join([.. put.Changed.Select(workflows.Vocabulary.LabelOf)]).Here()].Value + "\n" + put.Note,
            ApplicationWithdrawn withdrawn => withdrawn.Reason,
            _ => ClockHistory.Detail(happened),
        };
        return string.IsNullOrWhiteSpace(written) ? null : written;
    }

    private string Signed(Signature signature) => signature.Method switch
    {
        SigningMethod.Session => T["Sent in a signed-in session. Fingerprint of what was sent: {0}", signature.Digest[..16]],
        SigningMethod.Password => T["Signed by password. Fingerprint of what was signed: {0}", signature.Digest[..16]],
        SigningMethod.Code => T["Signed at a counter by a one-time code. Fingerprint of what was signed: {0}", signature.Digest[..16]],
        SigningMethod.Paper => T["Signed at a counter on paper. Fingerprint of what was signed: {0}", signature.Digest[..16]],
        SigningMethod.Elsewhere => T["Submitted in another system under number {0}, and signed there. Fingerprint of what was handed over: {1}", signature.Reference ?? "", signature.Digest[..16]],
        SigningMethod.Passkey => T["Signed by passkey. Fingerprint of what was signed: {0}", signature.Digest[..16]],
    };

    public string Procedure(SpecialProcedure procedure) => procedure switch
    {
        SpecialProcedure.Hearing => T["Hearing"],
        SpecialProcedure.Tender => T["Tender"],
        SpecialProcedure.Auction => T["Auction"],
        SpecialProcedure.Testing => T["Testing"],
        SpecialProcedure.Inspection => T["Inspection"],
        SpecialProcedure.Quarantine => T["Quarantine"],
        SpecialProcedure.Appraisal => T["Appraisal"],
        SpecialProcedure.ExpertReview => T["Expert review"],
    };

    public string Body(string body) => workflows.NameOfBody(body).Here();

    public string Kind(CorrectionKind kind) => kind switch
    {
        CorrectionKind.Missing => T["Missing"],
        CorrectionKind.Wrong => T["Wrong"],
        CorrectionKind.Unclear => T["Unclear"],
    };
}
