using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Applications;

/// <summary>Tells who began an application and never sent it that it is about to be deleted, and until when it is not.</summary>
internal static class DraftLetters
{
    /// <summary>What stands before the last day, after a slash, in what a letter is about.</summary>
    public const string About = "draft-ends";

    private static readonly Text Subject = new(
        "Not sent yet: “{0}” is deleted after {1}", "尚未提交：“{0}”草稿将于 {1} 后删除", "尚未提交：「{0}」草稿將於 {1} 後刪除");
    private static readonly Text Body = new(
        "You began an application for “{0}” on {2} and have not sent it. It is kept until {1}, and deleted then, with your answers and files, because what nobody needs is not kept.\n\nIf you still want it, go on with it here; saving any answer keeps it for longer:",
        "您于 {2} 开始填写“{0}”申请，至今尚未提交。草稿保留至 {1}，届时连同您填写的内容和上传的文件一并删除，因为不再需要的信息不应继续保存。\n\n如仍需办理，请在此继续填写；保存任一答案即可延长保留期：",
        "您於 {2} 開始填寫「{0}」申請，至今尚未提交。草稿保留至 {1}，屆時連同您填寫的內容和上傳的檔案一併刪除，因為不再需要的資訊不應繼續保存。\n\n如仍需辦理，請在此繼續填寫；儲存任一答案即可延長保留期：");
    private static readonly Text InTime = new(
        "You went on with “{0}” in time: the draft was to be deleted after {1}", "您已及时继续办理“{0}”，草稿原定于 {1} 后删除", "您已及時繼續辦理「{0}」，草稿原定於 {1} 後刪除");

    public static OutboxMessage Owed(Application draft, ServiceDefinition service, DateTimeOffset until, DateTimeOffset at) =>
        OutboxMessage.ToApplicant(draft, draft.EventCount, at, $"{About}/{OfficeTime.Of(service.Law).DateOf(until):yyyy-MM-dd}");

    public static IReadOnlyList<(Receiver, Letter)> Write(
        OutboxMessage message, Application application, Workflows workflows, IReadOnlyList<Receiver> receivers, string publicAddress)
    {
        var service = workflows.Find(application.Service)!;
        object[] parts = [service.Title, message.About.Split('/')[1], $"{OfficeTime.Of(service.Law).DateOf(application.CreatedAt):yyyy-MM-dd}"];
        var isGoneOnWith = !application.IsDraft || application.UpdatedAt > message.CreatedAt;
        var path = $"/apply/{application.Id}{(application.IsDraft ? "" : "/track")}";
        return [.. receivers.Select(user => (user, new Letter(
            (isGoneOnWith ? InTime : Subject).With(parts).In(user.Language),
            $"{(isGoneOnWith ? InTime : Body).With(parts).In(user.Language)}\n\n{publicAddress}{path}\n\n{Letters.Signature.In(user.Language)}\n") { Path = path }))];
    }
}
