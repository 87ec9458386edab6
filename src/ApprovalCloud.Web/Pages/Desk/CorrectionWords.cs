using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Desk;

public static class CorrectionWords
{
    public static string Of(CorrectionItem item, TaskView task, Vocabulary vocabulary, IStringLocalizer T)
    {
        var subject = Named(item.Subject, task, vocabulary);
        return item.Kind switch
        {
            CorrectionKind.Missing => T["{0} is missing: {1}", subject, item.Message],
            CorrectionKind.Wrong => T["{0} is wrong: {1}", subject, item.Message],
            CorrectionKind.Unclear => T["{0} is unclear: {1}", subject, item.Message],
        };
    }

    public static string Subject(string key, CorrectionKind kind, TaskView task, Vocabulary vocabulary, IStringLocalizer T)
    {
        var subject = Named(key, task, vocabulary);
        return kind switch
        {
            CorrectionKind.Missing => T["{0} (missing)", subject],
            CorrectionKind.Wrong => T["{0} (wrong)", subject],
            CorrectionKind.Unclear => T["{0} (unclear)", subject],
        };
    }

    // A fact by its label, a material by its title.
    private static string Named(string key, TaskView task, Vocabulary vocabulary) =>
        (task.Service.Materials.FirstOrDefault(material => material.Key == key)?.Title ?? vocabulary.LabelOf(key)).Here();
}
