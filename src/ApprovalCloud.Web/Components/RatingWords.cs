using System.Globalization;
using ApprovalCloud.Core.Ratings;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Components;

/// <summary>Ratings in words: 好差评.</summary>
public static class RatingWords
{
    public static string Of(RatingLevel level, IStringLocalizer<Text> T) => level switch
    {
        RatingLevel.VerySatisfied => T["Very satisfied"],
        RatingLevel.Satisfied => T["Satisfied"],
        RatingLevel.FairlySatisfied => T["Fairly satisfied"],
        RatingLevel.Dissatisfied => T["Dissatisfied"],
        RatingLevel.VeryDissatisfied => T["Very dissatisfied"],
    };

    public static string Of(RatingReason reason, IStringLocalizer<Text> T) => reason switch
    {
        RatingReason.Time => T["How long it took"],
        RatingReason.Clarity => T["How clearly I was told what to do"],
        RatingReason.Manner => T["How I was treated"],
        RatingReason.Papers => T["What I had to hand in"],
        RatingReason.Visits => T["How often I had to go somewhere"],
        RatingReason.Pages => T["These pages and forms"],
    };

    /// <summary>The tag's colour, and what it says.</summary>
    public static (string Colour, string Words) Of(RedressStatus status, bool isNamed, IStringLocalizer<Text> T) => status switch
    {
        RedressStatus.Open => isNamed ? ("orange", T["To be contacted"]) : ("orange", T["To be put right"]),
        RedressStatus.Contacted => ("blue", T["Contacted; being put right"]),
        RedressStatus.PutRight => ("turquoise", T["Put right; asked whether it is settled"]),
        RedressStatus.Unfounded => ("grey", T["Found unfounded; asked whether it is settled"]),
        RedressStatus.Settled => ("green", T["Settled"]),
        RedressStatus.Unsettled => ("red", T["Not settled"]),
    };

    public static (string Colour, string Words) Of(CommentState state, IStringLocalizer<Text> T) => state switch
    {
        CommentState.None => ("grey", T["No comment"]),
        CommentState.Waiting => ("yellow", T["Waits to be checked; nobody sees it yet"]),
        CommentState.Published => ("green", T["Published"]),
        CommentState.Refused => ("red", T["Not published"]),
    };

    public static string Of(ContactManner manner, IStringLocalizer<Text> T) => manner switch
    {
        ContactManner.Letter => T["By letter"],
        ContactManner.Phone => T["By telephone"],
        ContactManner.InPerson => T["In person"],
    };

    public static IEnumerable<Choice> Levels(IStringLocalizer<Text> T) => Enum.GetValues<RatingLevel>().Select(level => new Choice(level.ToString(), Of(level, T)));

    public static string Percent(double? part) => part?.ToString("0.0%", CultureInfo.InvariantCulture) ?? "–";
}
