using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Materials;

/// <summary>What every place where files are kept must do.</summary>
public abstract class StoreTests
{
    protected abstract IFileStore Store { get; }

    [Fact]
    public async Task Store_GivesBackWhatWasSaved_AndNothingUnderAnotherName()
    {
        var (application, content) = (Guid.NewGuid(), new byte[300_000]);
        Random.Shared.NextBytes(content);
        var name = $"{application:N}/{Guid.NewGuid():N}";

        await Store.Save(name, content, default);

        Assert.Equal(content, await Read(name));
        Assert.Null(await Store.Open(name + "x", default));
        await Store.Save(name, content.AsMemory(0, 5), default);
        Assert.Equal(content[..5], await Read(name));
    }

    [Fact]
    public async Task Store_DeletesOne_OrAllOfAnApplication_AndNobodyElses()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        string[] names = [$"{one:N}/a", $"{one:N}/b.given", $"{other:N}/a"];
        foreach (var name in names)
            await Store.Save(name, new byte[] { 1, 2, 3 }, default);

        await Store.Delete(names[0], default);
        await Store.Delete(names[0], default);
        Assert.Null(await Store.Open(names[0], default));
        Assert.NotNull(await Read(names[1]));
        await Store.DeleteAll(one, default);
        await Store.DeleteAll(one, default);

        Assert.Null(await Store.Open(names[1], default));
        Assert.Equal([1, 2, 3], await Read(names[2]));
    }

    [Fact]
    public Task Store_Probed_HasNothingAgainstIt() => Store.Probe(default);

    protected static ServiceProvider With(params (string Key, string Value)[] settings)
    {
        var (services, configuration) = (new ServiceCollection(), new ConfigurationManager());
        foreach (var (key, value) in settings)
            configuration[key] = value;
        services.AddLogging();
        services.AddMaterials(configuration);
        return services.BuildServiceProvider();
    }

    private async Task<byte[]> Read(string name)
    {
        await using var content = (await Store.Open(name, default))!;
        using var all = new MemoryStream();
        await content.CopyToAsync(all);
        return all.ToArray();
    }
}

public sealed class StoreOnDisk : StoreTests, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("files-");

    protected override IFileStore Store => With(("Materials:Folder", Path.Combine(folder.FullName, "not-there-yet"))).GetRequiredService<IFileStore>();

    [Fact]
    public async Task Files_LieBesideTheDatabase_IfNothingIsSaid()
    {
        var store = With(("ConnectionStrings:Sqlite", $"Data Source={Path.Combine(folder.FullName, "platform.db")}")).GetRequiredService<IFileStore>();
        await store.Save("a/b", new byte[] { 1 }, default);
        Assert.True(File.Exists(Path.Combine(folder.FullName, "files", "a", "b")));
    }

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>An S3-compatible server that is not Amazon's.</summary>
public sealed class S3Server : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("s3-");
    private Process? server;

    public (string, string)[] Settings { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (Servers.Program("s3rver", "bin", "s3rver.js") is not { } program)
            return;
        var port = RunningPlatform.FreePort();
        server = Process.Start(new ProcessStartInfo("node", [program, "-d", folder.FullName, "-a", "127.0.0.1", "-p", $"{port}", "-s", "--configure-bucket", "files"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        Settings =
        [
            ("Materials:S3:Bucket", "files"), ("Materials:S3:Endpoint", $"http://127.0.0.1:{port}"),
            ("Materials:S3:AccessKey", "S3RVER"), ("Materials:S3:SecretKey", "S3RVER"),
        ];
        using var client = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            Assert.True(attempt < 300 && !server.HasExited, "s3rver does not come up");
            try
            {
                await client.GetAsync(new Uri($"http://127.0.0.1:{port}/"));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        if (server is { HasExited: false })
        {
            server.Kill();
            server.WaitForExit();
        }

        server?.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

public sealed class StoreOnS3 : StoreTests, IClassFixture<S3Server>
{
    private readonly S3Server server;

    public StoreOnS3(S3Server server)
    {
        Servers.Require("s3rver");
        this.server = server;
    }

    protected override IFileStore Store => With(server.Settings).GetRequiredService<IFileStore>();

    [Fact]
    public async Task Store_WithoutABucket_SaysThatNothingCanBeSaved() => await Assert.ThrowsAnyAsync<Exception>(() =>
        With([.. server.Settings.Where(setting => setting.Item1 != "Materials:S3:Bucket"), ("Materials:S3:Bucket", "no-such-bucket")]).GetRequiredService<IFileStore>().Probe(default));
}

/// <summary>What gives a pod or a machine a key that ends, as EKS Pod Identity and ECS do.</summary>
public sealed class KeyGiver : IAsyncLifetime
{
    private const string Variable = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private readonly WebApplication giver = WebApplication.CreateSlimBuilder().Build();

    public int Asked { get; private set; }

    public async ValueTask InitializeAsync()
    {
        giver.Urls.Add("http://127.0.0.1:0");
        giver.MapGet("/", () =>
        {
            Asked++;
            return new Dictionary<string, string>
            {
                ["AccessKeyId"] = "S3RVER", ["SecretAccessKey"] = "S3RVER", ["Token"] = "for an hour", ["Expiration"] = $"{DateTime.UtcNow.AddHours(1):O}",
            };
        });
        await giver.StartAsync();
        Environment.SetEnvironmentVariable(Variable, giver.Urls.Single());
    }

    public ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        return giver.DisposeAsync();
    }
}

public sealed class StoreOnS3WithKeysThatEnd : StoreTests, IClassFixture<S3Server>, IClassFixture<KeyGiver>, IDisposable
{
    private readonly S3Server server;
    private readonly KeyGiver giver;

    public StoreOnS3WithKeysThatEnd(S3Server server, KeyGiver giver)
    {
        Servers.Require("s3rver");
        (this.server, this.giver) = (server, giver);
    }

    protected override IFileStore Store => With([.. server.Settings.Where(setting => !setting.Item1.EndsWith("Key", StringComparison.Ordinal))]).GetRequiredService<IFileStore>();

    public void Dispose() => Assert.True(giver.Asked > 0);
}

/// <summary>The platform itself, with its files in a bucket.</summary>
public sealed class BucketPlatform : SqlitePlatform
{
    private readonly S3Server bucket = new();

    public override async ValueTask InitializeAsync()
    {
        await bucket.InitializeAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await bucket.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        foreach (var (key, value) in bucket.Settings)
            builder.UseSetting(key, value);
    }
}

public sealed class BucketTests : IClassFixture<BucketPlatform>
{
    private readonly BucketPlatform platform;

    public BucketTests(BucketPlatform platform)
    {
        Servers.Require("s3rver");
        this.platform = platform;
    }

    [Fact]
    public async Task File_InPieces_IsHandedInOpenedAndDiscarded_InABucket()
    {
        var (story, draft) = (new FileStory(platform), await new Given(platform).Draft());
        var upload = (await platform.Ok(new BeginUpload(platform.Citizen, draft, FileStory.Plan, "plan.pdf", TestFiles.Pdf.Length))).Id;
        await platform.Ok(new ContinueUpload(platform.Citizen, draft, FileStory.Plan, upload, 0, new MemoryStream(TestFiles.Pdf[..200])));
        await platform.Ok(new ContinueUpload(platform.Citizen, draft, FileStory.Plan, upload, 200, new MemoryStream(TestFiles.Pdf[200..])));

        Assert.Equal(TestFiles.Pdf, await story.Own(draft, upload));
        Assert.Empty(story.OnDisk(draft));
        await platform.Ok(new Core.Applications.DiscardDraft(platform.Citizen, draft));
        Assert.Null(await platform.InScope(services => services.GetRequiredService<IFileStore>().Open($"{draft:N}/{upload:N}", default)));
    }
}
