using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>What the engine has to know to let somebody grant without a look: whether the facts meet the step's own rule.</summary>
internal sealed class BulkRules(AppDbContext db, Workflows workflows)
{
    public async Task<BulkGrant> Of(OpenCase open, string step, CancellationToken cancellationToken)
    {
        if (open.Service.Step(step) is not { Instant: not null } rule)
            return new BulkGrant(false);
        var facts = await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == open.Application.Id, cancellationToken);
        var sheet = AnswerSheet.Read(open.Service, workflows.Vocabulary, facts.Answers);
        return new BulkGrant(InstantApproval.Meets(rule, WorkflowEngine.Plan(open.Service, sheet.Facts).Facts));
    }
}
