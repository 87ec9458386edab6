using System.Globalization;
using ApprovalCloud.Web.Jobs;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ApprovalCloud.Tests.Jobs;

public sealed class TimetableTests : IDisposable
{
    private readonly InMemoryStorage storage = new();
    private readonly Timetable timetable;

    public TimetableTests()
    {
        timetable = new Timetable(new RecurringJobManager(storage), storage, NullLogger<Timetable>.Instance);
        timetable.Put();
    }

    [Theory]
    [InlineData("outbox", 5)]
    [InlineData("sweep", 60)]
    [InlineData("recompute", 3600)]
    public void Job_ThatAClockAheadHasPutOff_RunsAsSoonAsItWouldHave(string job, int seconds)
    {
        Set(job, DateTime.UtcNow.AddHours(2));

        timetable.Look(DateTime.UtcNow);

        Assert.True(Next(job) <= DateTime.UtcNow.AddSeconds(seconds));
    }

    [Fact]
    public void Job_ThatIsDueOrSoonWillBe_IsLeftAsItIs()
    {
        var soon = DateTime.UtcNow.AddMinutes(7);
        Set("forecasts", soon);
        var due = DateTime.UtcNow.AddMinutes(-3);
        Set("outbox", due);

        timetable.Look(DateTime.UtcNow);

        Assert.Equal(soon, Next("forecasts")!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal(due, Next("outbox")!.Value, TimeSpan.FromMilliseconds(1));
    }

    public void Dispose() => storage.Dispose();

    private DateTime? Next(string job)
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs().Single(one => one.Id == job).NextExecution;
    }

    // As Hangfire itself writes it down after a run.
    private void Set(string job, DateTime next)
    {
        using var connection = storage.GetConnection();
        connection.SetRangeInHash($"recurring-job:{job}", [KeyValuePair.Create("NextExecution", next.ToString("O", CultureInfo.InvariantCulture))]);
    }
}
