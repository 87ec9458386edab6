using ApprovalCloud.Core.Logs;
using Microsoft.AspNetCore.Http.Extensions;

namespace ApprovalCloud.Web.Pages.Watch.Logs;

/// <summary>Which cases of a log somebody looks at; the form may leave everything empty.</summary>
public sealed class LogChoice
{
    public string? FromMonth { get; set => field = value is "" ? null : value; }
    public string? ToMonth { get; set => field = value is "" ? null : value; }
    public string? Department { get; set => field = value is "" ? null : value; }
    public string? Channel { get; set => field = value is "" ? null : value; }

    public LogFilter Filter => new(FromMonth, ToMonth, Department, Channel);

    public bool IsAll => Filter == LogFilter.All;

    /// <summary>What it is, in words: the months, the department, the channel.</summary>
    public string Say(LogWords words, string all) => IsAll ? all : string.Join(" · ", new[]
    {
        FromMonth == ToMonth ? FromMonth is null ? null : words.Month(FromMonth)
            : $"{(FromMonth is null ? "" : words.Month(FromMonth))} – {(ToMonth is null ? "" : words.Month(ToMonth))}",
        Department,
        Channel is null ? null : words.Channel(Channel),
    }.Where(part => part is not null));

    public void AddTo(QueryBuilder query, string prefix)
    {
        foreach (var (name, value) in new[] { ("FromMonth", FromMonth), ("ToMonth", ToMonth), ("Department", Department), ("Channel", Channel) })
        {
            if (value is not null)
                query.Add($"{prefix}.{name}", value);
        }
    }
}

/// <summary>The model of the partial <c>_Choice</c>.</summary>
public sealed record LogChoiceForm(string Prefix, LogChoice Choice, LogView Log, LogWords Words);
