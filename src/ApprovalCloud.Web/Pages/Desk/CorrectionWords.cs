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
        // A fact by its label, a material by its title.
        var material = task.Service.Materials.FirstOrDefault(material => material.Key == item.Subject);
        var subject = (material?.Title ?? vocabulary.LabelOf(item.Subject)).Here();
        return item.Kind switch
        {
            CorrectionKind.Missing => T["{0} is missing: {1}", subject, item.Message],
            CorrectionKind.Wrong => T["{0} is wrong: {1}", subject, item.Message],
            CorrectionKind.Unclear => T["{0} is unclear: {1}", subject, item.Message],
        };
    }
}
