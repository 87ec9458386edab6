using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>The dated receipt of one step: received, accepted (受理通知书) or not (不予受理通知书), as 行政许可法 art. 32 asks for.</summary>
public sealed record GetReceipt(Caller By, Guid ApplicationId, string Step) : IRequest<Result<ReceiptView>>, IActsFor
{
    public Acts Act => Acts.None;
}

public enum ReceiptKind { Received, Accepted, NotAccepted, Unneeded }

/// <param name="StepNumber">The application's number and the step's place in the service.</param>
/// <param name="Facts">What was answered, never what the answers are.</param>
public sealed record ReceiptView(
    Guid ApplicationId, string Applicant, string Number, string StepNumber, ServiceDefinition Service, Step Step, ReceiptKind Kind,
    DateTimeOffset SubmittedAt, DateTimeOffset ReceivedAt, IReadOnlyList<string> Facts, IReadOnlyList<TaskMaterial> Materials)
{
    /// <summary>When the department said so; when the platform wrote down that it counts as accepted.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>From when on it counts as accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>How it came to be accepted, and what may follow.</summary>
    public StepAccepted? Acceptance { get; init; }

    /// <summary>Until when something can be said against accepting it.</summary>
    public DateTimeOffset? AcceptBy { get; init; }

    /// <summary>The last days as they were reckoned with the acceptance.</summary>
    public DueDate? Due { get; init; }

    public DueDate? Promised { get; init; }
    public string? RightBody { get; init; }
    public string? Reason { get; init; }

    /// <summary>What can be done against it, and the last day for it.</summary>
    public IReadOnlyList<(Remedy Remedy, DateOnly Until)> Remedies { get; init; } = [];
}

internal sealed class GetReceiptHandler(AppDbContext db, CaseFile caseFile, TaskMaterials materials, Workflows workflows, DelegateLooks looks)
    : IRequestHandler<GetReceipt, Result<ReceiptView>>
{
    public async Task<Result<ReceiptView>> Handle(GetReceipt request, CancellationToken cancellationToken)
    {
        var mine = db.Applications.AsNoTracking().HandledBy(request.By, request.Act);
        if (await caseFile.Open(mine, request.ApplicationId, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.ApplicationNotFound);
        // What no department has received has no receipt.
        if (open.Steps.FirstOrDefault(step => step.Key == request.Step) is not { OpenedAt: { } received } row)
            return Problem.NotFound(Messages.ReceiptNotFound);
        var step = open.Service.Step(row.Key)!;
        var history = await db.HistoryOf(open.Application, one => one.Step == row.Key, cancellationToken);
        var accepted = row.AcceptedAt is null ? null : history.LastOrDefault(one => one.Kind == nameof(StepAccepted));
        var said = history.LastOrDefault(one => one.Kind is nameof(StepNotAccepted) or nameof(StepFoundUnneeded));
        var receipt = await Received(open, row, step, received, cancellationToken);
        await looks.Write(request.By, request.ApplicationId, receipt.Facts.Concat(receipt.Materials.Select(one => ReadEntry.Material + one.Material.Key)), cancellationToken);
        return (said?.Read(), accepted) switch
        {
            (StepNotAccepted not, _) => receipt with
            {
                Kind = ReceiptKind.NotAccepted,
                SaidAt = not.At,
                RightBody = not.RightBody,
                Reason = not.Reason,
                Remedies = Remedies(open.Service, not.At),
            },
            (StepFoundUnneeded unneeded, _) => receipt with
            {
                Kind = ReceiptKind.Unneeded,
                SaidAt = unneeded.At,
                Reason = unneeded.Reason,
                Remedies = Remedies(open.Service, unneeded.At),
            },
            (_, { } at) => Accepted(receipt, row, at, history),
            _ => receipt,
        };
    }

    private async Task<ReceiptView> Received(OpenCase open, StepRow row, Step step, DateTimeOffset received, CancellationToken cancellationToken)
    {
        var answers = (await db.ApplicationFacts.AsNoTracking()
            .SingleAsync(facts => facts.ApplicationId == row.ApplicationId, cancellationToken)).Answers;
        var plan = WorkflowEngine.Plan(open.Service, AnswerSheet.Read(open.Service, workflows.Vocabulary, answers).Facts);
        List<Material> needed = [.. plan.Materials.Select(planned => planned.Material).Where(material => material.ReadBy.Contains(step.Key))];
        return new ReceiptView(
            row.ApplicationId, open.Application.ApplicantName, open.Application.Number!, $"{open.Application.Number}-{row.Position + 1:00}", open.Service, step, ReceiptKind.Received,
            open.Application.SubmittedAt!.Value, received, [.. step.Reads.Where(answers.ContainsKey)],
            await materials.Of(open, needed, cancellationToken))
        {
            AcceptBy = row.CorrectionId is null ? row.AcceptBy : null,
        };
    }

    private ReceiptView Accepted(ReceiptView receipt, StepRow row, EventRow at, IEnumerable<EventRow> history)
    {
        var (service, law) = (receipt.Service, receipt.Service.Law);
        var acceptance = (StepAccepted)at.Read();
        var clock = RunningClock.Replay(row.Key, law.Step, history.Where(one => one.Sequence <= at.Sequence).SelectMany(one => one.ReadClock()));
        var calendar = workflows.CalendarOf(service);
        return receipt with
        {
            Kind = ReceiptKind.Accepted,
            SaidAt = acceptance.At,
            AcceptedAt = row.AcceptedAt,
            Acceptance = acceptance,
            Due = clock?.Due(receipt.Step.Limit.StatutoryUnder(law.Step), calendar),
            Promised = clock?.Due(receipt.Step.Limit.PromisedUnder(law.Step), calendar),
        };
    }

    private List<(Remedy Remedy, DateOnly Until)> Remedies(ServiceDefinition service, DateTimeOffset at)
    {
        var (calendar, day) = (workflows.CalendarOf(service), OfficeTime.Of(service.Law).DateOf(at));
        return [.. service.Law.Remedies.Select(remedy => (remedy, calendar.Due(day, remedy.Within).Date))];
    }
}
