using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Materials;

/// <summary>Files that come in pieces.</summary>
public abstract class UploadTests(Platform platform)
{
    private const string Plan = FileStory.Plan;
    private readonly FileStory story = new(platform);
    private readonly Given given = new(platform);

    [Fact]
    public async Task Upload_CutTwice_GoesOnWhereItStood_AndIsHandedInWhole()
    {
        var (draft, upload) = await Begun();
        var pdf = TestFiles.Pdf;

        var first = await platform.Ok(Continue(draft, upload, 0, new CutStream(pdf[..100])));
        var second = await platform.Ok(Continue(draft, upload, 100, new MemoryStream(pdf[100..250])));
        Assert.Equal((100, 250), (first.Offset, second.Offset));
        Assert.Equal(250, (await platform.Ok(new GetUpload(platform.Citizen, draft, Plan, upload))).Offset);
        Assert.Equal(250, (await story.Line(draft, Plan)).Upload!.Offset);
        var last = await platform.Ok(Continue(draft, upload, 250, new MemoryStream(pdf[250..])));

        Assert.Equal(pdf.Length, last.Offset);
        var line = await story.Line(draft, Plan);
        Assert.Equal(("plan.pdf", upload), (line.Current!.Name, line.Current.Id));
        Assert.Null(line.Upload);
        Assert.Equal(pdf, await story.Own(draft, upload));
        Assert.Single(story.OnDisk(draft));
    }

    [Fact]
    public async Task Upload_Asked_AfterItWasHandedIn_SaysThatItIsWhole()
    {
        var (draft, upload) = await Begun();
        await platform.Ok(Continue(draft, upload, 0, new MemoryStream(TestFiles.Pdf)));

        var asked = await platform.Ok(new GetUpload(platform.Citizen, draft, Plan, upload));

        Assert.Equal(asked.Length, asked.Offset);
        Assert.Single((await story.Line(draft, Plan)).Files);
    }

    [Fact]
    public async Task Piece_FromTheWrongPlace_IsRefused()
    {
        var (draft, upload) = await Begun();
        await platform.Ok(Continue(draft, upload, 0, new CutStream(TestFiles.Pdf[..100])));

        Assert.Equal("OffsetWrong", (await platform.Send(Continue(draft, upload, 0, new MemoryStream(TestFiles.Pdf)))).Problem!.Rule);
        Assert.Equal("OffsetWrong", (await platform.Send(Continue(draft, upload, 101, new MemoryStream(TestFiles.Pdf[101..])))).Problem!.Rule);
        Assert.Equal(100, (await platform.Ok(new GetUpload(platform.Citizen, draft, Plan, upload))).Offset);
    }

    [Fact]
    public async Task SamePieceTwiceAtOnce_IsTakenOnce()
    {
        var (draft, upload) = await Begun();

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => platform.Send(Continue(draft, upload, 0, new MemoryStream(TestFiles.Pdf)))));

        Assert.Contains(both, one => one.IsOk);
        Assert.Single((await story.Line(draft, Plan)).Files);
        Assert.Equal(TestFiles.Pdf, await story.Own(draft, upload));
    }

    [Fact]
    public async Task Upload_MoreThanWasAnnounced_IsNotReadFurther()
    {
        var draft = await given.Draft();
        var upload = (await platform.Ok(new BeginUpload(platform.Citizen, draft, Plan, "plan.pdf", TestFiles.Pdf.Length))).Id;

        await platform.Ok(Continue(draft, upload, 0, new MemoryStream([.. TestFiles.Pdf, .. new byte[1000]])));

        Assert.Equal(TestFiles.Pdf, await story.Own(draft, upload));
    }

    [Fact]
    public async Task Upload_OfSomethingThatIsNotTaken_SaysWhy_AndLeavesNothing()
    {
        var draft = await given.Draft();
        var html = "<script>alert(1)</script>"u8.ToArray();
        var upload = (await platform.Ok(new BeginUpload(platform.Citizen, draft, Plan, "a.png", html.Length))).Id;

        var refused = await platform.Send(Continue(draft, upload, 0, new MemoryStream(html)));

        Assert.Equal(FileMessages.NotAccepted.With("a.png").En, Assert.Single(refused.Problem!.Errors!["File"]));
        Assert.Empty(story.OnDisk(draft));
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetUpload(platform.Citizen, draft, Plan, upload))).Problem!.Kind);
    }

    [Fact]
    public async Task Upload_BegunAnew_DropsTheOneBefore()
    {
        var (draft, upload) = await Begun();
        await platform.Ok(Continue(draft, upload, 0, new CutStream(TestFiles.Pdf[..100])));
        Assert.Single(story.OnDisk(draft));

        var next = (await platform.Ok(new BeginUpload(platform.Citizen, draft, Plan, "other.pdf", 50))).Id;

        Assert.Empty(story.OnDisk(draft));
        Assert.Equal(next, (await story.Line(draft, Plan)).Upload!.Id);
    }

    [Fact]
    public async Task Upload_Dropped_LeavesNothing()
    {
        var (draft, upload) = await Begun();
        await platform.Ok(Continue(draft, upload, 0, new CutStream(TestFiles.Pdf[..100])));

        await platform.Ok(new DropUpload(platform.Citizen, draft, Plan, upload));

        Assert.Empty(story.OnDisk(draft));
        Assert.Null((await story.Line(draft, Plan)).Upload);
    }

    [Fact]
    public async Task Upload_ThatNobodyGoesOnWith_IsPurgedAfterADay()
    {
        var (draft, upload) = await Begun();
        await platform.Ok(Continue(draft, upload, 0, new CutStream(TestFiles.Pdf[..100])));
        await Purge();
        Assert.Single(story.OnDisk(draft));

        platform.Clock.Advance(TimeSpan.FromHours(25));
        await Purge();

        Assert.Empty(story.OnDisk(draft));
        Assert.Equal(0, await platform.InDatabase(db => db.MaterialUploads.CountAsync(one => one.Id == upload)));
    }

    [Fact]
    public async Task SomebodyElse_FindsNoUpload()
    {
        var (draft, upload) = await Begun();
        foreach (var result in new[]
        {
            (await platform.Send(new GetUpload(platform.OtherCitizen, draft, Plan, upload))).Problem,
            (await platform.Send(Continue(draft, upload, 0, new MemoryStream(TestFiles.Pdf)) with { By = platform.OtherCitizen })).Problem,
            (await platform.Send(new DropUpload(platform.OtherCitizen, draft, Plan, upload))).Problem,
            (await platform.Send(new GetUpload(platform.Citizen, draft, FileStory.Evacuation, upload))).Problem,
        })
        {
            Assert.Equal(ProblemKind.NotFound, result!.Kind);
        }
    }

    private async Task<(Guid Draft, Guid Upload)> Begun()
    {
        var draft = await given.Draft();
        return (draft, (await platform.Ok(new BeginUpload(platform.Citizen, draft, Plan, "plan.pdf", TestFiles.Pdf.Length))).Id);
    }

    private ContinueUpload Continue(Guid draft, Guid upload, long offset, Stream content) => new(platform.Citizen, draft, Plan, upload, offset, content);

    private Task Purge() => platform.InScope(services => services.GetRequiredService<PurgeUploads>().Run(CancellationToken.None));

    // What a request's body does when the connection is cut.
    private sealed class CutStream(byte[] content) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("The connection was cut.");
    }
}

public sealed class UploadsOnSqlite(SqlitePlatform platform) : UploadTests(platform), IClassFixture<SqlitePlatform>;

public sealed class UploadsOnPostgres : UploadTests, IClassFixture<PostgresPlatform>
{
    public UploadsOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
