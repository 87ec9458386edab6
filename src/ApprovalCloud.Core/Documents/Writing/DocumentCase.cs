using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Documents.Writing;

/// <summary>What a document is written from.</summary>
/// <param name="Happened">The event that it puts into writing.</param>
/// <param name="History">The step's history up to it.</param>
/// <param name="Planned">What the application needs with its answers.</param>
public sealed record DocumentCase(
    OpenCase Open, EventRow Row, RunEvent Happened, IReadOnlyList<EventRow> History, Plan Planned, Licence? Licence, Workflows Workflows)
{
    public Application Application => Open.Application;

    public ServiceDefinition Service => Open.Service;

    public Step? Step => Row.Step is { } key ? Service.Step(key) : null;

    public OfficeTime Office => OfficeTime.Of(Service.Law);

    public WorkCalendar Calendar => Workflows.CalendarOf(Service);

    public Text Authority => Step is null ? DocumentWords.Window : Workflows.Departments[Step.Department].Name;

    /// <summary>The application's number, and the place of the step in the service.</summary>
    public string Number => Row.Step is { } key
        ? $"{Application.Number}-{Open.Steps.Single(step => step.Key == key).Position + 1:00}"
        : Application.Number!;

    public Text Day(DateTimeOffset at) => DocumentWords.Say(Office.DateOf(at));

    public IEnumerable<Material> Materials(Step? step) => Planned.Materials.Select(planned => planned.Material)
        .Where(material => step is null || material.ReadBy.Contains(step.Key));
}
