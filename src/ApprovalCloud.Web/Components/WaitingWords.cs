using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Waiting;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Components;

/// <summary>Tells citizens what waits for them, until when, and what to press.</summary>
public sealed class WaitingWords(IStringLocalizer<Words> T, Workflows workflows)
{
    public string What(WaitingItem item)
    {
        var service = Service(item);
        var step = item.Step is { } key ? service.Step(key) : null;
        var (title, department) = (step?.Title.Here() ?? "", step is null ? "" : workflows.Departments[step.Department].Name.Here());
        return item.Kind switch
        {
            WaitingKind.Correction => T["{0} needs something corrected for “{1}”", department, title],
            WaitingKind.Material => T["{0} waits for “{1}”", department, Material(item, service)],
            WaitingKind.Rectification => T["Put right what {0} found for “{1}”", department, title],
            WaitingKind.Visit => T["Officers visit your premises"],
            WaitingKind.Invitation => T["Somebody needs your own agreement as {0}", service.Parties.FirstOrDefault(party => party.Key == item.Subject)?.Title.Here() ?? ""],
            WaitingKind.Renewal => T["“{0}” can be renewed", workflows.Licences[item.Subject!].Title.Here()],
            WaitingKind.Appeal => T["You can appeal against the decision about “{0}”", title],
        };
    }

    public string When(WaitingItem item) => (item.Kind, item.By) switch
    {
        (_, null) => T["No last day is set"],
        (WaitingKind.Visit, { } on) => Display.DateTime(on),
        (WaitingKind.Renewal, { } by) => T["Apply by {0}", Display.Date(by)],
        (_, { } by) => T["By {0}", Display.Date(by)],
    };

    public string Act(WaitingItem item) => item.Kind switch
    {
        WaitingKind.Correction => T["Answer now"],
        WaitingKind.Material => T["Hand it in here"],
        WaitingKind.Rectification or WaitingKind.Visit => T["See the details"],
        WaitingKind.Invitation => T["Agree or decline"],
        WaitingKind.Renewal => T["Renew"],
        WaitingKind.Appeal => T["Appeal"],
    };

    public string ServiceTitle(WaitingItem item) => Service(item).Title.Here();

    private ServiceDefinition Service(WaitingItem item) => (workflows.Find(item.Service, item.ServiceVersion) ?? workflows.Find(item.Service))!;

    private static string Material(WaitingItem item, ServiceDefinition service) =>
        service.Materials.FirstOrDefault(material => material.Key == item.Subject)?.Title.Here() ?? item.Subject ?? "";
}
