using ApprovalCloud.Core.Applications;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

public static class ChannelWords
{
    public static string Of(string channel, IStringLocalizer T) => Enum.TryParse<FilingForm>(channel, out var form)
        ? form switch { FilingForm.Online => T["Online"], FilingForm.Window => T["At a counter"], FilingForm.Imported => T["From another system"] }
        : channel;
}
