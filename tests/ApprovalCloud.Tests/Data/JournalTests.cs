using ApprovalCloud.Tests.Support;
using Microsoft.Data.Sqlite;

namespace ApprovalCloud.Tests.Data;

public sealed class JournalTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("approvalcloud-journal-");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Migrate_OnAFileThatSomebodyHasOpenedBefore_OrThatIsNotThere_LetsReadersBeBesideAWriter(bool isThere)
    {
        var file = $"Data Source={Path.Combine(folder.FullName, "platform.db")};Pooling=False";
        if (isThere)
            Assert.Equal("delete", await Journal(file));

        var (exit, said) = await RunningPlatform.Command(("ConnectionStrings:Sqlite", file), "migrate");

        Assert.True(exit == 0, said);
        Assert.Equal("wal", await Journal(file));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<object?> Journal(string file)
    {
        await using var connection = new SqliteConnection(file);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode; CREATE TABLE IF NOT EXISTS looked_at (id integer)";
        return await command.ExecuteScalarAsync();
    }
}
