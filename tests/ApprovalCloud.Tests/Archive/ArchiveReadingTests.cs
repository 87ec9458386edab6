using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Archive;

/// <summary>Whoever asks for history asks where both are known, the table of events and the archive.</summary>
public sealed class ArchiveReadingTests
{
    // They read both themselves, or only of what is never archived: appeals that wait, and the last twelve months.
    private static readonly string[] Known =
        ["Histories.cs", "ArchiveApplication.cs", "VerifyLog.cs", "OwnLog.cs", "RecountFigures.cs", "CaseFile.cs", "ListAppeals.cs", "ListViolations.cs"];

    [Fact]
    public void Events_AreReadInOnePlace()
    {
        var reading = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && File.ReadAllText(path) is var text
                && (text.Contains("db.Events", StringComparison.Ordinal) || text.Contains("Set<EventRow>()", StringComparison.Ordinal)))
            .Select(path => Path.GetFileName(path)!).Where(name => name != "AppDbContext.cs");

        Assert.Equal(Known.Order(), reading.Order());
    }
}
