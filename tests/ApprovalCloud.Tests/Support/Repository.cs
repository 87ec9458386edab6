namespace ApprovalCloud.Tests.Support;

public static class Repository
{
    /// <summary>The folder of the solution that these tests were built from.</summary>
    public static string Root { get; } = Above(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Above(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "ApprovalCloud.sln")) ? folder.FullName : Above(folder.Parent!);
}
