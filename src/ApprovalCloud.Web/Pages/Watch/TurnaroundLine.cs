using System.Globalization;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>A row as it is read.</summary>
/// <param name="Within">Where a step's name alone would not do: its service.</param>
/// <param name="Limit">Of the newest version; a department has none of its own.</param>
public sealed record TurnaroundLine(TurnaroundRow Row, string Name, string? Within, string? Department, Limit? Limit)
{
    public static TurnaroundLine Of(TurnaroundRow row, Titles titles, IStringLocalizer T) => row switch
    {
        { Service: { } service, Department: { } department, Step: { } step } => new(
            row, titles.Step(service, step), titles.Service(service), titles.Department(department), titles.LimitOf(service, step)),
        { Service: { } service } => new(row, titles.Service(service), null, null, titles.LimitOf(service, null)),
        { Channel: { } channel } => new(row, ChannelWords.Of(channel, T), null, null, null),
        { Month: { } month } => new(row, string.Create(CultureInfo.InvariantCulture, $"{month / 100}-{month % 100:00}"), null, null, null),
        _ => new(row, titles.Department(row.Department!), null, null, null),
    };

    public string FullName => Within is null ? Name : $"{Name} ({Within})";

    public string Mean => Row.Mean.ToString("0.0", CultureInfo.InvariantCulture);

    public string MeanCounted => Row.MeanCounted.ToString("0.0", CultureInfo.InvariantCulture);

    public string OnTime => Row.OnTime.ToString("0%", CultureInfo.InvariantCulture);

    public string KeptPromise => Row.KeptPromise.ToString("0%", CultureInfo.InvariantCulture);
}
