using ApprovalCloud.Core.Applications;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Messaging;

/// <summary>Tells whoever supervises that an appeal waits for them. It names no applicant, nor what they wrote.</summary>
public static class AppealLetters
{
    /// <summary>What stands before the step’s key, after a slash, in what a letter is about.</summary>
    public const string About = "appeal";

    private static readonly Text Subject = new("An appeal waits for a decision: {0} ({1})", "待审理的复议申请：{0}（{1}）", "待審理的復議申請：{0}（{1}）");
    private static readonly Text Body = new(
        "Somebody appeals against the refusal of “{0}” ({1}). Decide it here:", "有人对“{0}”（{1}）的不予批准决定申请复议，请在此审理：", "有人對「{0}」（{1}）的不予批准決定申請復議，請在此審理：");

    public static Letter ToSupervisor(Application application, ServiceDefinition service, string step, string publicAddress, Language language)
    {
        object[] parts = [service.Step(step)?.Title ?? Text.Same(step), application.Number!];
        return new Letter(
            Subject.With(parts).In(language),
            $"{Body.With(parts).In(language)}\n\n{publicAddress}/watch/appeals/{application.Id}/{step}\n\n{Letters.Signature.In(language)}\n");
    }
}
