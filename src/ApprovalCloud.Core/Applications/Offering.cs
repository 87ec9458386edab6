using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>Why somebody may not commit: what they broke, and since when.</summary>
public sealed record BarView(DateTimeOffset Since, string Reason);

/// <summary>What a draft's applicant may choose, and has chosen.</summary>
/// <param name="Bar">Bad credit excludes from both (容缺受理, 告知承诺).</param>
public sealed record ChoicesView(Offers Offered, Choices Chosen, BarView? Bar);

/// <summary>Says what a draft's applicant may choose.</summary>
internal sealed class Offering(AppDbContext db, Workflows workflows, DraftMaterials materials)
{
    public async Task<ChoicesView> Of(Caller applicant, Application application, CancellationToken cancellationToken)
    {
        var service = workflows.Find(application.Service)!;
        var facts = await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
        var plan = WorkflowEngine.Plan(service, AnswerSheet.Read(service, workflows.Vocabulary, facts.Answers).Facts);
        var offered = Offers.Of(plan, await materials.Of(applicant, application.Id, plan, cancellationToken));
        return new ChoicesView(offered, offered.Of(application.Choices), await Bar(applicant, cancellationToken));
    }

    /// <summary>What the applicant signs with the application: what was chosen, as far as it is offered still.</summary>
    public async Task<Result<Choices>> Sign(Caller applicant, Application application, Plan plan, CancellationToken cancellationToken)
    {
        if (application.Choices.IsNone)
            return Choices.None;
        var chosen = Offers.Of(plan, await materials.Of(applicant, application.Id, plan, cancellationToken)).Of(application.Choices);
        if (!chosen.IsNone && await Bar(applicant, cancellationToken) is { } bar)
            return new Problem(ProblemKind.Conflict, "Barred", PromiseMessages.Barred.With(bar.Reason));
        application.Choose(chosen);
        return chosen;
    }

    private async Task<BarView?> Bar(Caller applicant, CancellationToken cancellationToken) => await db.Bars.AsNoTracking().OwnedBy(applicant)
        .Where(bar => bar.LiftedAt == null).OrderBy(bar => bar.Since)
        .Select(bar => new BarView(bar.Since, bar.Reason)).FirstOrDefaultAsync(cancellationToken);
}
