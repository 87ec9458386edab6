using System.Globalization;

namespace ApprovalCloud.Engine.Tests.Clock;

public sealed class BritishCalendarTests
{
    [Theory]
    [InlineData("uk-england-and-wales", "england-and-wales")]
    [InlineData("uk-scotland", "scotland")]
    [InlineData("uk-northern-ireland", "northern-ireland")]
    public void IsWorkday_AgreesWithTheBankHolidaysOnEveryDay(string key, string nation)
    {
        var years = SharedData.Read("holidays/uk-bank-holidays.json").GetProperty("divisions").GetProperty($"common.nations.{nation}_slug");
        var calendar = WorkflowFolder.Read().Calendars[key];
        Assert.NotEmpty(calendar.Years);
        foreach (var year in calendar.Years.Select(year => year.Year))
        {
            var holidays = years.GetProperty($"{year}").EnumerateArray()
                .Select(day => DateOnly.ParseExact(day.GetProperty("date").GetString()!, "dd/MM/yyyy", CultureInfo.InvariantCulture)).ToHashSet();
            Assert.NotEmpty(holidays);
            for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            {
                var works = !holidays.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
                Assert.True(works == calendar.IsWorkday(day), $"{key} {day:yyyy-MM-dd}");
            }
        }
    }
}
