using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Components;

/// <summary>Says where a document is: met by an e-licence, still to be issued, or to be handed in.</summary>
public sealed class MaterialWords(IStringLocalizer<Words> T, Workflows workflows)
{
    public (string Colour, string Words)? Tag(TaskMaterial material) => material.State switch
    {
        MaterialState.Met => ("green", T["Met by an e-licence"]),
        MaterialState.Revoked => ("red", T["E-licence revoked"]),
        MaterialState.Expired => ("red", T["E-licence expired"]),
        MaterialState.ToBeIssued => ("blue", T["Comes from another step"]),
        MaterialState.Attached => material.File!.State == FileState.BeingChecked ? ("yellow", T["Being checked"]) : ("green", T["File handed in"]),
        MaterialState.HandIn => null,
    };

    public string Say(TaskMaterial material, ServiceDefinition service) => material.State switch
    {
        MaterialState.Met or MaterialState.Expired => Licence(material.Licence!),
        MaterialState.Revoked => T["{0} Revoked on {1}: {2}",
            Licence(material.Licence!), Display.Date(material.Licence!.RevokedAt!.Value), material.Licence.RevokedBecause ?? ""],
        MaterialState.ToBeIssued => T["To be issued by “{0}” of this application.", service.Step(material.IssuedBy!)!.Title.Here()],
        MaterialState.Attached => T["Handed in on {0}.", Display.DateTime(material.File!.At)],
        MaterialState.HandIn => T["Not handed in here. The department takes it on paper."],
    };

    private string Licence(StandIn licence)
    {
        var issuer = licence.Issuer is { } department ? workflows.Departments.GetValueOrDefault(department)?.Name.Here() ?? department : "";
        var said = licence.Source switch
        {
            SourceKind.Registry => T["{0}, proven by {1} on {2}.",
                licence.Number, workflows.Registries.GetValueOrDefault(licence.From)?.Title.Here() ?? licence.From, Display.Date(licence.At)],
            SourceKind.Licence or SourceKind.EarlierApplication or SourceKind.Party =>
                T["{0}, issued by {1} on {2} in application {3}.", licence.Number, issuer, Display.Date(licence.At), licence.From],
        };
        return licence.ValidUntil is { } until ? T["{0} Valid until {1}.", said.Value, Display.Date(until)] : said;
    }
}
