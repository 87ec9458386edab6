using System.Globalization;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Design;

public sealed class ServiceModel(IMediator mediator, IStringLocalizer<Localisation.Text> T) : DesignPage(mediator)
{
    [FromRoute(Name = "service")]
    public string Key { get; set; } = "";

    [FromRoute]
    public int Version { get; set; }

    public ServiceDefinition Service { get; private set; } = null!;

    public string Published => Checked.Published.TryGetValue((Key, Version), out var at) ? Display.Date(at) : T["Not yet"];

    public string Jurisdiction => Workflows.Jurisdictions.GetValueOrDefault(Service.Jurisdiction)?.Title.Here() ?? Service.Jurisdiction;

    protected override IActionResult Found()
    {
        if (Workflows.Find(Key, Version) is not { } service)
            return NotFound();
        Service = service;
        return Page();
    }

    public StepMapModel Map => new([.. Service.Steps.Select(step =>
        new StepNode(step.Key, step.Title.Here(), Department(step.Department), null, step.Needs, Note(step)))]);

    private string? Note(Step step)
    {
        string[] notes = [.. Stages(step).Select(stage => stage.Title.Here()), .. step.When is null ? (string[])[] : [T["Only in some cases"]]];
        return notes is [] ? null : string.Join(" · ", notes);
    }

    /// <summary>The stages around a step, the outermost first.</summary>
    public IEnumerable<Stage> Stages(Step step)
    {
        var around = new Stack<Stage>();
        for (var key = step.Stage; key is not null && around.Count < Service.Stages.Count;)
        {
            if (Service.Stages.FirstOrDefault(stage => stage.Key == key) is not { } stage)
                break;
            around.Push(stage);
            key = stage.Within;
        }

        return around;
    }

    public string? Rule(Condition? condition) =>
        condition is null ? null : new ReadBack(Workflows.Vocabulary).Rule(condition).Here();

    public string StepTitle(string key) => Service.Step(key)?.Title.Here() ?? key;

    public string Titles(IEnumerable<string> steps) => string.Join(T[", "], steps.Select(StepTitle));

    public string Label(string fact) => Workflows.Vocabulary.LabelOf(fact).Here();

    public FactDefinition? Fact(string key) => Workflows.Vocabulary.Find(key);

    public string Readers(Question question)
    {
        var readers = Service.Steps.Where(step => step.Reads.Contains(question.Fact)).Select(step => step.Key).ToList();
        return readers.Count switch
        {
            0 => T["Nobody; it decides what is needed"],
            > 1 when readers.Count == Service.Steps.Count => T["All steps"],
            _ => Titles(readers),
        };
    }

    public Burden BurdenOf(ServiceExample example) =>
        ExpectedBurden.Of(Workflows, Service, ExampleRunner.FactsOf(example, Workflows.Vocabulary));

    /// <summary>Waves of steps: those of one wave run side by side.</summary>
    public string Waves(ServiceExample example) => string.Join(" → ", example.Expect.Steps.Select(wave =>
        wave.Count == 1 ? StepTitle(wave[0]) : $"({Titles(wave)})"));

    public string Outcome(ServiceExample example) => example.Expect.Outcome is [var first, .. var rest]
        ? StatusWords.Of(char.ToUpper(first, CultureInfo.InvariantCulture) + rest, T).Words
        : "";
}
