using ApprovalCloud.Core.Blocks;
using ApprovalCloud.Core.Notes;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Demo;

/// <summary>What clerks do beside deciding: they ask other departments, and leave each other notes.</summary>
internal sealed class DeskStory(IServiceScopeFactory scopes, Workflows workflows, IReadOnlyDictionary<string, Caller> people)
{
    private static readonly string[] Questions =
        ["该地址是否在贵部门的管控范围内？请告知有无意见。", "此前贵部门是否对该场所作出过处理？", "请就该项目是否符合贵部门的规划要求提出意见。"];

    private static readonly string[] Notes = ["已电话联系申请人，材料本周内补齐。", "现场核查安排在周四上午。", "与去年同一地址的申请情况相近，可参考。"];

    private static readonly (string Title, string Words)[] Blocks =
    [
        ("申请材料齐全", "经审查，申请材料齐全、符合法定形式，准予许可。"), ("图纸与现场不符", "所提交的平面图与现场情况不一致，请按现场实际重新绘制后提交。"),
        ("整改后再次申请", "请在完成整改后再次提出申请，已提交且未变化的材料无需重复提交。"),
    ];

    /// <summary>It takes nothing from the numbers by which the rest of the story is told.</summary>
    public Random Random { get; } = new(20160716);

    /// <summary>Every department has words that it uses often.</summary>
    public async Task KeepBlocks()
    {
        var clerks = workflows.Departments.Keys.Order(StringComparer.Ordinal).Select(key => people[$"clerk.{key}@example.test"]);
        foreach (var (clerk, block) in clerks.SelectMany(_ => Blocks, (clerk, block) => (clerk, block)))
            await Send(new SaveBlock(clerk, null, block.Title, block.Words));
    }

    /// <summary>What happens beside the examination of a step, after so many working days.</summary>
    public IEnumerable<(double Days, Func<Task> Happens)> Of(Guid application, Caller clerk, Step step)
    {
        if (Random.Next(100) < 8)
            yield return (0, () => Send(new WriteTaskNote(clerk, application, step.Key, Notes[Random.Next(Notes.Length)])));
        if (Random.Next(100) >= 12)
            yield break;
        var others = workflows.Departments.Keys.Where(key => key != step.Department).Order(StringComparer.Ordinal).ToList();
        var asked = others[Random.Next(others.Count)];
        var ask = new AskForOpinion(clerk, application, step.Key, asked, Questions[Random.Next(Questions.Length)])
        {
            WorkingDays = 3 + Random.Next(5),
        };
        yield return (0, () => Send(ask));
        if (Random.Next(100) < 75)
            yield return (0.5 + (Random.NextDouble() * 5), () => Answer(application, people[$"clerk.{asked}@example.test"]));
    }

    // The step may have been decided meanwhile: then there is nothing to answer.
    private async Task Answer(Guid application, Caller clerk)
    {
        foreach (var row in (await Send(new ListOpinions(clerk))).Value!.Where(row => row.ApplicationId == application))
        {
            var stance = Random.Next(4) switch { 0 => Stance.NoComment, 1 => Stance.Disagree, _ => Stance.Agree };
            var words = stance switch { Stance.NoComment => "", Stance.Disagree => "该处在控制范围内，建议先行整改。", _ => "无异议，请依法办理。" };
            await Send(new AnswerOpinion(clerk, application, row.Id, stance, words));
        }
    }

    private async Task<Result<T>> Send<T>(IRequest<Result<T>> request)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
