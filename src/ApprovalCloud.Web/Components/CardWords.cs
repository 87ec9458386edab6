using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Components;

/// <summary>Cards in words: 电子监察.</summary>
public static class CardWords
{
    /// <summary>The tag's colour, and what it says: colour alone tells nobody.</summary>
    public static (string Colour, string Words) Of(CardColour colour, IStringLocalizer<Text> T) => colour switch
    {
        CardColour.Yellow => ("yellow", T["Yellow card"]),
        CardColour.Red => ("red", T["Red card"]),
    };

    public static (string Colour, string Words) Of(CardStatus status, IStringLocalizer<Text> T) => status switch
    {
        CardStatus.Raised => ("grey", T["Not contested"]),
        CardStatus.Contested => ("blue", T["Contested"]),
        CardStatus.Upheld => ("orange", T["Upheld"]),
        CardStatus.Lifted => ("green", T["Lifted"]),
    };

    public static string Of(CardLimit limit, IStringLocalizer<Text> T) => limit switch
    {
        CardLimit.Promise => T["What is promised"],
        CardLimit.Statute => T["The limit by law"],
    };

    public static string Limit(CardEvidence evidence) => evidence.Limit.Say().Here();

    /// <summary>Weeks and months are used up, and excused, by days.</summary>
    public static string Days(CardEvidence evidence, int count) =>
        new Duration(count, evidence.Limit.Unit == TimeUnit.WorkingDay ? TimeUnit.WorkingDay : TimeUnit.CalendarDay).Say().Here();

    /// <summary>The part of an address that names a card.</summary>
    public static string Path(CardKey card) => $"{card.ApplicationId}/{card.Step}/{card.Limit}/{card.Colour}".ToLowerInvariant();
}
