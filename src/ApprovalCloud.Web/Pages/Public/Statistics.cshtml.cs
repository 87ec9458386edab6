using ApprovalCloud.Core.OpenStatistics;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Public;

/// <summary>How many applications came in and ended in a month, for everybody.</summary>
public sealed class StatisticsModel(IMediator mediator) : RoomPage(mediator)
{
    public MonthStatistics Statistics { get; private set; } = default!;

    public async Task<IActionResult> OnGetAsync(string? month)
    {
        var statistics = await Send(new GetOpenStatistics(month));
        if (statistics.Problem is not null)
            return NotFound();
        Statistics = statistics.Value!;
        return Page();
    }

    public string? AddressOf(DateOnly? month) => month is { } known ? Url.Page("Statistics", new { month = Key(known) }) : null;

    public static string? TitleOf(DateOnly? month) => month is { } known ? Display.Month(known) : null;

    /// <summary>As the address has it.</summary>
    public static string Key(DateOnly month) => month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
