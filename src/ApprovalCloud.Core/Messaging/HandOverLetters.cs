using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Messaging;

/// <summary>
/// Letters to clerks about what was moved to somebody else, or a supervisor writes about. As letters about events are written: {0} the
/// service, {1} the number, {2} the step, {4} what somebody wrote, {5} who.
/// </summary>
internal static class HandOverLetters
{
    /// <param name="reader">Who reads it: whoever has the task in hand now is told so.</param>
    public static (Text Subject, Text Body) ToClerk(RunEvent happened, Guid? reader) => happened switch
    {
        StepReassigned { Absence: not null } => (
            new("Yours for a colleague who is away: {2} ({1})", "代同事办理：{2}（{1}）", "代同事辦理：{2}（{1}）"),
            new("You stand in for {5}, who is away. “{2}” of the application “{0}” ({1}) is in your hands now:",
                "{5}离岗，由您代办。“{0}”申请（{1}）的“{2}”现由您办理：", "{5}離崗，由您代辦。「{0}」申請（{1}）的「{2}」現由您辦理：")),
        StepReassigned { To: { } to } when to.Id == reader => (
            new("Handed over to you: {2} ({1})", "已转交给您：{2}（{1}）", "已轉交給您：{2}（{1}）"),
            new("A supervisor has handed “{2}” of the application “{0}” ({1}) over to you. The reason:\n\n{4}\n\nGo on with it here:",
                "监督人员已将“{0}”申请（{1}）的“{2}”转交给您办理。理由如下：\n\n{4}\n\n请在此办理：", "監督人員已將「{0}」申請（{1}）的「{2}」轉交給您辦理。理由如下：\n\n{4}\n\n請在此辦理：")),
        StepReassigned { To: not null } => (
            new("Handed over to {5}: {2} ({1})", "已转交{5}：{2}（{1}）", "已轉交{5}：{2}（{1}）"),
            new("A supervisor has handed “{2}” of the application “{0}” ({1}) over to {5}. The reason:\n\n{4}",
                "监督人员已将“{0}”申请（{1}）的“{2}”转交{5}办理。理由如下：\n\n{4}", "監督人員已將「{0}」申請（{1}）的「{2}」轉交{5}辦理。理由如下：\n\n{4}")),
        StepReassigned => (
            new("Back in the queue: {2} ({1})", "已退回待办列表：{2}（{1}）", "已退回待辦列表：{2}（{1}）"),
            new("A supervisor has put “{2}” of the application “{0}” ({1}) back into your department’s queue. Somebody must take it up. The reason:\n\n{4}",
                "监督人员已将“{0}”申请（{1}）的“{2}”退回贵部门待办列表，请尽快领取。理由如下：\n\n{4}",
                "監督人員已將「{0}」申請（{1}）的「{2}」退回貴部門待辦列表，請儘快領取。理由如下：\n\n{4}")),
        StepEscalated => (
            new("A supervisor writes about {2} ({1})", "监督人员就{2}督办（{1}）", "監督人員就{2}督辦（{1}）"),
            new("{5} writes to your department about “{2}” of the application “{0}” ({1}):\n\n{4}\n\nIt stands with the task until somebody acts on it:",
                "{5}就“{0}”申请（{1}）的“{2}”向贵部门督办：\n\n{4}\n\n在有人办理之前，此督办意见将显示在任务中：",
                "{5}就「{0}」申請（{1}）的「{2}」向貴部門督辦：\n\n{4}\n\n在有人辦理之前，此督辦意見將顯示在任務中：")),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No clerk is told of this so."),
    };

    public static string Detail(RunEvent happened) => happened switch
    {
        StepReassigned { Absence: null } moved => moved.Reason,
        StepEscalated note => note.Message,
        _ => "",
    };

    public static Text Who(RunEvent happened) => Text.Same(happened switch
    {
        StepReassigned { Absence: not null } moved => moved.From!.Name,
        StepReassigned moved => moved.To?.Name ?? "",
        _ => happened.By?.Name ?? "",
    });
}
