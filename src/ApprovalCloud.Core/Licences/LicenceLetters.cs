using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Licences;

/// <summary>Tells a licence's holder that it was revoked, why, and what can be done against it.</summary>
public static class LicenceLetters
{
    /// <summary>What stands before the step’s key, after a slash, in what a letter is about.</summary>
    public const string About = "licence-revoked";

    private static readonly Text Subject = new("“{0}” has been revoked ({1})", "“{0}”已被撤销（{1}）", "「{0}」已被撤銷（{1}）");
    private static readonly Text Body = new(
        "{2} has revoked “{0}” ({1}). The reasons:\n\n{3}{4}\n\nYour licences are here:",
        "{2}已撤销“{0}”（{1}），理由如下：\n\n{3}{4}\n\n查看您的证照：",
        "{2}已撤銷「{0}」（{1}），理由如下：\n\n{3}{4}\n\n查看您的證照：");

    public static Letter Revoked(Licence licence, ServiceDefinition service, Workflows workflows, string publicAddress, Language language)
    {
        object[] parts =
        [
            workflows.Licences.GetValueOrDefault(licence.Type)?.Title ?? Text.Same(licence.Type), licence.Number,
            workflows.Departments[licence.Department].Name, licence.RevokedBecause ?? "",
            RefusalLetters.Remedies(Remedies.LastDays(service, workflows.CalendarOf(service), licence.RevokedAt!.Value), service.Law),
        ];
        return new Letter(
            Subject.With(parts).In(language),
            $"{Body.With(parts).In(language)}\n\n{publicAddress}/apply/licences\n\n{Letters.Signature.In(language)}\n")
        { Path = "/apply/licences" };
    }
}
