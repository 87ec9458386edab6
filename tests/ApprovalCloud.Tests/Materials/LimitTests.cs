using ApprovalCloud.Core.Materials;
using ApprovalCloud.Tests.SharedData;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace ApprovalCloud.Tests.Materials;

/// <summary>One megabyte a file, two an application.</summary>
public sealed class TightPlatform : SqlitePlatform
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Materials:FileMegabytes", "1");
        builder.UseSetting("Materials:ApplicationMegabytes", "2");
    }
}

public sealed class LimitTests(TightPlatform platform) : IClassFixture<TightPlatform>
{
    private readonly FileStory story = new(platform);
    private readonly Given given = new(platform);

    [Fact]
    public async Task File_AboveItsLimit_IsRefusedByName_AndReadNoFurther()
    {
        var endless = new EndlessStream();

        var refused = await platform.Send(new HandInFile(platform.Citizen, await given.Draft(), FileStory.Plan, "huge.pdf", endless));

        Assert.Equal(FileMessages.TooLarge.With("huge.pdf", 1).En, Assert.Single(refused.Problem!.Errors!["File"]));
        Assert.InRange(endless.BytesRead, 1_000_000, 2_000_000);
    }

    [Fact]
    public async Task Files_AboveTheLimitOfTheApplication_AreRefused_AndNothingIsLeftBehind()
    {
        var draft = await given.Draft();
        await story.HandIn(draft, FileStory.Plan, Padded(900_000));
        await story.HandIn(draft, FileStory.Evacuation, Padded(900_000));

        var refused = await platform.Send(story.HandingIn(draft, FileStory.Drains, Padded(900_000), "drains.pdf"));

        Assert.Equal(FileMessages.TooMuch.With("drains.pdf", 2).En, Assert.Single(refused.Problem!.Errors!["File"]));
        Assert.Equal(2, story.OnDisk(draft).Length);
        await platform.Ok(new RemoveMaterialFile(platform.Citizen, draft, FileStory.Plan));
        await story.HandIn(draft, FileStory.Drains, Padded(900_000));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_001)]
    public async Task Upload_OfAWrongLength_DoesNotBegin(long length)
    {
        var refused = await platform.Send(new BeginUpload(platform.Citizen, await given.Draft(), FileStory.Plan, "a.pdf", length));
        Assert.Contains("a.pdf", Assert.Single(refused.Problem!.Errors!["File"]));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("..\\..\\windows\\win.ini", "win.ini.pdf")]
    [InlineData("C:\\Users\\Li\\租赁合同.pdf", "租赁合同.pdf")]
    [InlineData("", "—.pdf")]
    [InlineData("  ..  ", "—.pdf")]
    [InlineData("plan\0.pdf\r\nX-Evil: 1", "plan.pdfX-Evil: 1.pdf")]
    [InlineData("fdp.\u202Eexe.pdf", "fdp.exe.pdf")]
    [InlineData("<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf")]
    public async Task Name_IsShown_AndLeadsNowhere(string given, string shown)
    {
        var draft = await this.given.Draft();

        var file = await story.HandIn(draft, FileStory.Plan, name: given);

        Assert.Equal(shown, file.Name);
        Assert.Equal([$"{file.Id:N}"], story.OnDisk(draft).Select(Path.GetFileName));
    }

    [Fact]
    public async Task NaughtyNames_AreAllTaken_AndFitTheColumn()
    {
        var draft = await given.Draft();
        foreach (var name in NaughtyStrings.All.Where((_, place) => place % 12 == 0).Append(new string('长', 3_000) + ".pdf").Append("a" + new string('\u0301', 5_000)))
        {
            var file = await story.HandIn(draft, FileStory.Plan, name: name);
            Assert.InRange(file.Name.Length, 5, 500);
            await platform.Ok(new RemoveMaterialFile(platform.Citizen, draft, FileStory.Plan));
        }
    }

    private static byte[] Padded(int length)
    {
        var pdf = TestFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R >>", "(" + new string('x', length - 500) + ")");
        return pdf;
    }

    private sealed class EndlessStream : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            BytesRead += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
