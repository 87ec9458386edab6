using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Deploying;

/// <summary>What certbot keeps, its account and keys, is in memory while it runs; afterwards it is a secret, and there again the next time.</summary>
public sealed class KeptByCertbotTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("approvalcloud-certbot-");
    private readonly string memory = Path.Combine("/dev/shm", $"approvalcloud-{Guid.NewGuid():N}");

    [Fact]
    public async Task WhatItKept_IsThereTheNextTime_AndNowhereInBetween()
    {
        Assert.Equal((0, "kept:\n"), await Certbot("one"));
        Assert.Equal((0, "kept: one\n"), await Certbot("two"));

        Assert.False(Path.Exists(memory));
        Assert.Equal([Kept], Directory.EnumerateFiles(Path.GetDirectoryName(Kept)!));
    }

    [Fact]
    public async Task CertbotThatFails_SaysSo_AndWhatItDidIsKept()
    {
        Assert.Equal((3, "kept:\n"), await Certbot("one", ends: 3));
        Assert.Equal((0, "kept: one\n"), await Certbot("two"));
    }

    [Fact]
    public async Task WithoutMemory_NothingIsDone()
    {
        var (exit, said) = await Certbot("one", within: "/proc/approvalcloud-certbot");

        Assert.Equal(1, exit);
        Assert.Contains("is not in memory", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Kept));
    }

    public void Dispose()
    {
        folder.Delete(recursive: true);
        File.Delete($"{memory}.lock");
    }

    private string Kept => Path.Combine(folder.CreateSubdirectory("secrets").FullName, "approvalcloud.certbot");

    // certbot is one that says what it has kept and keeps a name more; systemd-creds one that encrypts nothing.
    private async Task<(int ExitCode, string Output)> Certbot(string name, int ends = 0, string? within = null)
    {
        var programs = folder.CreateSubdirectory("programs").FullName;
        await Tool.Pretend(programs, "certbot", $"echo kept: $(cat \"$3/accounts\" 2>/dev/null) | sed 's/ $//'; echo \"$1\" >>\"$3/accounts\"; exit {ends}");
        await Tool.Pretend(programs, "systemd-creds", "[ \"$1\" = decrypt ] && exec cat \"$3\"; cp \"$4\" \"$5\"");
        return await Tool.Run(Path.Combine(Delivered.Folder, "haproxy", "certbot"), [name],
            ("CREDSTORE", Path.GetDirectoryName(Kept)!), ("CERTBOT", within ?? memory), ("PATH", $"{programs}:{Environment.GetEnvironmentVariable("PATH")}"));
    }
}
