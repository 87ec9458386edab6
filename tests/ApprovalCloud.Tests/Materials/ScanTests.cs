using System.Text;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace ApprovalCloud.Tests.Materials;

public sealed class ScannedPlatform : SqlitePlatform
{
    internal FakeClamd Clamd { get; } = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Clamd.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Materials:Clamd", Clamd.Address);
        builder.UseSetting("Materials:ClamdSeconds", "1");
    }
}

public sealed class ScanTests : IClassFixture<ScannedPlatform>
{
    private const string Plan = FileStory.Plan;
    private static readonly byte[] Infected = TestFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R >>", $"({FakeClamd.Marker})");
    private readonly ScannedPlatform platform;
    private readonly FileStory story;

    public ScanTests(ScannedPlatform platform)
    {
        (this.platform, story) = (platform, new FileStory(platform));
        platform.Clamd.Does = FakeClamd.Manner.Right;
    }

    [Fact]
    public async Task CleanFile_IsThereAtOnce()
    {
        var draft = await new Given(platform).Draft();
        Assert.Equal(FileState.Ready, (await story.HandIn(draft, Plan)).State);
    }

    [Fact]
    public async Task InfectedFile_IsRefusedByName_AndNothingIsKept()
    {
        var draft = await new Given(platform).Draft();

        var refused = await platform.Send(story.HandingIn(draft, Plan, Infected, "plan.pdf"));

        Assert.Equal(FileMessages.Infected.With("plan.pdf").En, Assert.Single(refused.Problem!.Errors!["File"]));
        Assert.Empty(story.OnDisk(draft));
    }

    [Fact]
    public async Task MalwareBehindAPicture_IsFound_ThoughThePictureIsDrawnAnew()
    {
        var draft = await new Given(platform).Draft();
        byte[] picture = [.. TestFiles.Picture(SKEncodedImageFormat.Jpeg), .. Encoding.ASCII.GetBytes(FakeClamd.Marker)];

        Assert.Contains("malware", Assert.Single((await platform.Send(story.HandingIn(draft, Plan, picture, "a.jpg"))).Problem!.Errors!["File"]));

        platform.Clamd.Does = FakeClamd.Manner.HangsUp;
        var waiting = await story.HandIn(draft, Plan, picture, "a.jpg");
        platform.Clamd.Does = FakeClamd.Manner.Right;
        await Check();
        Assert.Equal(FileState.Refused, (await story.Line(draft, Plan)).Files.Single(file => file.Id == waiting.Id).State);
        Assert.Empty(story.OnDisk(draft));
    }

    [Theory]
    [InlineData("Silent")]
    [InlineData("Garbage")]
    [InlineData("HangsUp")]
    [InlineData("TooLarge")]
    public async Task File_WhenNobodyCanSay_WaitsAndNobodyOpensIt_UntilItIsFoundClean(string manner)
    {
        platform.Clamd.Does = Enum.Parse<FakeClamd.Manner>(manner);
        var (id, plan) = await story.Sent();

        Assert.Equal(FileState.BeingChecked, plan.State);
        Assert.Equal("BeingChecked", (await platform.Send(new OpenFile(platform.Citizen, id, plan.Id))).Problem!.Rule);
        Assert.Equal("BeingChecked", (await platform.Send(new OpenTaskFile(story.FireClerk, id, FileStory.Fire, plan.Id))).Problem!.Rule);
        Assert.Equal(FileState.BeingChecked, (await platform.Ok(new GetTask(story.FireClerk, id, FileStory.Fire))).Materials.Single(one => one.Material.Key == Plan).File!.State);
        await Check();
        Assert.Equal(FileState.BeingChecked, (await story.Line(id, Plan)).Current!.State);

        platform.Clamd.Does = FakeClamd.Manner.Right;
        await Check();

        Assert.Equal(TestFiles.Pdf, await story.AtTheDesk(id, plan.Id));
    }

    [Fact]
    public async Task File_FoundInfectedAfterItWasSent_CountsAsNotHandedIn_AndTheApplicantIsTold()
    {
        platform.Clamd.Does = FakeClamd.Manner.HangsUp;
        var draft = await new Given(platform).Draft();
        await story.HandIn(draft, Plan, Infected);
        var number = (await platform.Ok(new SubmitApplication(platform.Citizen, draft))).Number;
        platform.Clamd.Does = FakeClamd.Manner.Right;

        await Check();

        var line = await story.Line(draft, Plan);
        Assert.Equal((MaterialState.HandIn, FileState.Refused, true), (line.Where.State, Assert.Single(line.Files).State, line.MayAttach));
        Assert.Empty(story.OnDisk(draft));
        Assert.Contains(await platform.LettersTo("citizen", number), letter => letter.Contains("恶意程序", StringComparison.Ordinal));
        Assert.Contains((await platform.Ok(new GetHistory(platform.Citizen, draft))).Select(entry => entry.Happened), happened => happened is FileRefused);
        var verified = await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None));
        Assert.DoesNotContain(verified.Faults, fault => fault.ApplicationId == draft);
    }

    [Fact]
    public async Task WaitingFile_IsAskedForLaterAndLater()
    {
        platform.Clamd.Does = FakeClamd.Manner.HangsUp;
        var draft = await new Given(platform).Draft();
        await story.HandIn(draft, Plan);
        await platform.InScope(services => services.GetRequiredService<CheckWaitingFiles>().Run(CancellationToken.None));

        Assert.Equal(0, await platform.InScope(services => services.GetRequiredService<CheckWaitingFiles>().Run(CancellationToken.None)));
        platform.Clamd.Does = FakeClamd.Manner.Right;
        await Check();
        Assert.Equal(FileState.Ready, (await story.Line(draft, Plan)).Current!.State);
    }

    [Theory]
    [InlineData("Right", "clamd answers.")]
    [InlineData("HangsUp", "clamd does not answer")]
    [InlineData("Garbage", "clamd does not answer")]
    public async Task Readiness_SaysHowTheScannerIs_AndStaysReady(string manner, string words)
    {
        platform.Clamd.Does = Enum.Parse<FakeClamd.Manner>(manner);
        using var client = platform.CreateClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");

        using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.True(response.IsSuccessStatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync());
    }

    private async Task Check()
    {
        platform.Clock.Advance(TimeSpan.FromHours(2));
        await platform.InScope(services => services.GetRequiredService<CheckWaitingFiles>().Run(CancellationToken.None));
    }
}

/// <summary>ClamAV's own daemon, where it is installed, with a signature of our own.</summary>
public sealed class RealClamdTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clamd-");
    private System.Diagnostics.Process? daemon;

    private string Socket => Path.Combine(folder.FullName, "clamd.ctl");

    public async ValueTask InitializeAsync()
    {
        var program = new[] { "/usr/sbin/clamd", "/usr/bin/clamd" }.FirstOrDefault(File.Exists);
        if (program is null)
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail("clamd is missing. Run deploy/dev test, which installs it.");
            Assert.Skip("clamd is not installed. deploy/dev test installs it.");
        }

        folder.CreateSubdirectory("db");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "db", "test.ndb"), $"Test.Marker:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(FakeClamd.Marker))}\n");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "clamd.conf"), $"LocalSocket {Socket}\nDatabaseDirectory {Path.Combine(folder.FullName, "db")}\nForeground yes\n");
        daemon = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, ["-c", Path.Combine(folder.FullName, "clamd.conf")])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
    }

    [Fact]
    public async Task Clamd_FindsTheMarker_AlsoWithinAZip_AndNothingElse()
    {
        var scanner = Scanner();
        for (var attempt = 0; !await scanner.IsUp(CancellationToken.None); attempt++)
        {
            Assert.True(attempt < 300 && !daemon!.HasExited, "clamd does not come up");
            await Task.Delay(100);
        }

        var marker = Encoding.ASCII.GetBytes($"before {FakeClamd.Marker} after");
        using var zip = new MemoryStream();
        await using (var archive = new System.IO.Compression.ZipArchive(zip, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = await archive.CreateEntry("inner.txt").OpenAsync();
            await entry.WriteAsync(marker);
        }

        Assert.Equal(ScanVerdict.Infected, await scanner.Scan(new MemoryStream(marker), CancellationToken.None));
        Assert.Equal(ScanVerdict.Infected, await scanner.Scan(new MemoryStream(zip.ToArray()), CancellationToken.None));
        Assert.Equal(ScanVerdict.Clean, await scanner.Scan(new MemoryStream(TestFiles.Pdf), CancellationToken.None));
        Assert.Equal(ScanVerdict.Clean, await scanner.Scan(new MemoryStream(new byte[3_000_000]), CancellationToken.None));
    }

    public ValueTask DisposeAsync()
    {
        if (daemon is { HasExited: false })
        {
            daemon.Kill();
            daemon.WaitForExit();
        }

        daemon?.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private IMalwareScanner Scanner()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMaterials(new Microsoft.Extensions.Configuration.ConfigurationManager { ["Materials:Clamd"] = $"unix:{Socket}" });
        return services.BuildServiceProvider().GetRequiredService<IMalwareScanner>();
    }
}
