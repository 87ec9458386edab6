namespace ApprovalCloud.Tests.Support;

/// <summary>Servers of others that tests speak to, from npm.</summary>
public static class Servers
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "ApprovalCloud.Tests", "Servers");

    public static string? Program(params string[] path)
    {
        var program = Path.Combine([Folder, "node_modules", .. path]);
        return Path.Exists(program) ? program : null;
    }

    /// <summary>Skips the test without it; fails in CI, where it must be there.</summary>
    public static void Require(string package)
    {
        if (Program(package) is not null)
            return;
        var missing = $"{package} is missing. Run npm ci in tests/ApprovalCloud.Tests/Servers, as deploy/dev test does.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(missing);
        Assert.Skip(missing);
    }
}
