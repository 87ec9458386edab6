using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>What keys are called, in the reader's language. A figure may count several versions: the newest one names them.</summary>
public sealed class Titles(Workflows workflows)
{
    public IEnumerable<Choice> Services => workflows.Current
        .Select(service => new Choice(service.Key, service.Title.Here()))
        .OrderBy(choice => choice.Text, StringComparer.CurrentCulture);

    public IEnumerable<Choice> Departments => workflows.Services.SelectMany(service => service.Steps)
        .Select(step => step.Department).Distinct()
        .Select(key => new Choice(key, Department(key)))
        .OrderBy(choice => choice.Text, StringComparer.CurrentCulture);

    public string Service(string key) => workflows.Find(key)?.Title.Here() ?? key;

    public string Department(string key) => workflows.Departments.GetValueOrDefault(key)?.Name.Here() ?? key;

    public string Step(string service, string key) => Find(service, key)?.Title.Here() ?? key;

    public Limit? LimitOf(string? service, string? step) => (service, step) switch
    {
        (null, _) => null,
        (_, null) => workflows.Find(service)?.Limit,
        _ => Find(service, step)?.Limit,
    };

    private Step? Find(string service, string key) => workflows.Services
        .Where(version => version.Key == service)
        .OrderByDescending(version => version.Version)
        .Select(version => version.Step(key))
        .FirstOrDefault(step => step is not null);
}
