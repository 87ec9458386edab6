using ApprovalCloud.Core.Services;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Services;

public sealed class CalendarImportTests
{
    private const string Year2027 = """
        { "year": 2027, "papers": ["https://www.gov.cn/2027.htm"], "days": [
          { "name": "元旦", "date": "2027-01-01", "isOffDay": true },
          { "name": "春节", "date": "2027-02-05", "isOffDay": true },
          { "name": "春节", "date": "2027-02-06", "isOffDay": true },
          { "name": "春节", "date": "2027-02-20", "isOffDay": false } ] }
        """;

    private readonly WorkflowsCopy copy = new();

    private string Calendar => Path.Combine(copy.Folder, "calendars", "cn.yaml");

    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    public void Import_OfAYearThatIsThere_LeavesTheFileAsItIs(int year)
    {
        var shared = SharedFile($"cn-{year}.json");
        var before = File.ReadAllText(Calendar);

        var import = CalendarImport.Read(copy.Folder, "cn", shared);

        Assert.Empty(import.Days);
        Assert.Equal(before, import.Text);
    }

    [Fact]
    public void Import_OfANewYear_KeepsTheRestByteForByteAndListsEveryDay()
    {
        var before = File.ReadAllText(Calendar);

        var import = Import(Year2027);
        import.Write();

        Assert.StartsWith(before, File.ReadAllText(Calendar), StringComparison.Ordinal);
        Assert.Equal(
            [(new DateOnly(2027, 1, 1), false), (new DateOnly(2027, 2, 5), false), (new DateOnly(2027, 2, 20), true)],
            import.Days.Select(day => (day.Day, day.IsWorkday)));
        Assert.True(WorkflowFolder.Load(copy.Folder).Calendars["cn"].IsPublished(2027));
    }

    [Fact]
    public void Import_OfAYearInTheMiddle_ReplacesItAlone()
    {
        var before = File.ReadAllText(Calendar);

        var import = Import(Year2027.Replace("2027", "2024", StringComparison.Ordinal).Replace("2024-02-20", "2024-02-18", StringComparison.Ordinal).Replace("2024-01-01", "2024-01-02", StringComparison.Ordinal));

        Assert.StartsWith(before[..before.IndexOf("  2024:", StringComparison.Ordinal)], import.Text, StringComparison.Ordinal);
        Assert.EndsWith(before[before.IndexOf("  2025:", StringComparison.Ordinal)..], import.Text, StringComparison.Ordinal);
        Assert.Contains(import.Days, day => day.Day == new DateOnly(2024, 10, 1) && day is { IsWorkday: true, Holiday: null });
    }

    [Fact]
    public void Import_OfAYearNotAnnounced_SaysSo() => Refused(() => CalendarImport.Read(copy.Folder, "cn", SharedFile("cn-2027.json")), "2027 has not been announced");

    [Theory]
    [InlineData("2027-02-06", "2027-02-30", "days[2].date")]
    [InlineData("\"元旦\"", "\"光棍节\"", "光棍节")]
    [InlineData("2027-02-20", "2027-02-22", "days[3].isOffDay")]
    [InlineData("2027-02-06", "2027-02-05", "twice")]
    [InlineData("\"year\": 2027", "\"year\": \"next\"", "year")]
    [InlineData("\"isOffDay\": false", "\"isOffDay\": 0", "days[3].isOffDay")]
    [InlineData("https://", "file://", "papers")]
    [InlineData("\"days\": [", "\"days\": ", "line 3")]
    [InlineData("2027-01-01", "2029-01-01", "days[0].date")]
    public void Import_OfABadFile_NamesThePlaceAndWritesNothing(string from, string to, string named)
    {
        var before = File.ReadAllText(Calendar);

        Refused(() => Import(Year2027.Replace(from, to, StringComparison.Ordinal)), named);

        Assert.Equal(before, File.ReadAllText(Calendar));
    }

    [Theory]
    [InlineData("xx")]
    [InlineData("../services/x")]
    public void Import_IntoACalendarThatIsNotThere_NamesThoseThatAre(string key) =>
        Refused(() => CalendarImport.Read(copy.Folder, key, SharedFile("cn-2026.json")), "cn, de, eu, nl");

    [Fact]
    public async Task Command_WithDryRun_WritesNothing()
    {
        await using var platform = new SqlitePlatform();
        await platform.InitializeAsync();
        var shipped = File.ReadAllText(Path.Combine(WorkflowsCopy.Shipped, "calendars", "cn.yaml"));

        var (exit, output) = await RunningPlatform.Command(platform.Connection, "calendar", "import", "cn", Temporary(Year2027), "--dry-run");

        Assert.Equal(0, exit);
        Assert.Contains("2027-01-01 Fri: off (New Year's Day)", output, StringComparison.Ordinal);
        Assert.Contains("0 open deadlines move", output, StringComparison.Ordinal);
        Assert.Equal(shipped, File.ReadAllText(Path.Combine(WorkflowsCopy.Shipped, "calendars", "cn.yaml")));
    }

    private CalendarImport Import(string json) => CalendarImport.Read(copy.Folder, "cn", Temporary(json));

    private static string Temporary(string json)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("calendar-").FullName, "year.json");
        File.WriteAllText(file, json);
        return file;
    }

    private static void Refused(Func<CalendarImport> import, string named) =>
        Assert.Contains(named, Assert.Throws<InvalidDataException>(() => import()).Message, StringComparison.Ordinal);

    // Real notices lie beside the repository, where it is developed.
    private static string SharedFile(string name)
    {
        for (var folder = new DirectoryInfo(WorkflowsCopy.Shipped).Parent; folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", "holidays", name);
            if (File.Exists(file))
                return file;
        }

        Assert.Skip($"shared/data/holidays/{name} is not here.");
        return "";
    }
}
