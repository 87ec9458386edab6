using System.Net;
using System.Text.RegularExpressions;
using ApprovalCloud.Tests.Support;
using static ApprovalCloud.Tests.Desk.TaskForms;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Desk;

/// <summary>Notes, and who else has a task open, over the pages.</summary>
public sealed class NotePageTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task Note_IsWrittenReadAndWithdrawnByForms()
    {
        var task = $"/desk/{(await given.ParallelSteps()).Id}/{Fire}";
        using var anna = await platform.SignedInToPages("clerk.fire-rescue");
        using var bo = await platform.SignedInToPages("colleague.fire-rescue");

        Assert.Contains("Enter your note", await (await anna.Send(task, "Note", ("Note.Text", " "))).Words(), StringComparison.Ordinal);
        Assert.Contains("Only your department reads it", await (await anna.Send(task, "Note", ("Note.Text", "<b>ask the owner</b>"))).Words(), StringComparison.Ordinal);
        var raw = await bo.GetStringAsync(Address(task));
        Assert.Contains("&lt;b&gt;ask the owner&lt;/b&gt;", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=WithdrawNote", raw, StringComparison.Ordinal);

        var note = Regex.Match(await anna.GetStringAsync(Address(task)), "name=\"note\" value=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.Forbidden, (await bo.Send(task, "WithdrawNote", ("note", note))).StatusCode);
        Assert.Contains("Your note is withdrawn", await (await anna.Send(task, "WithdrawNote", ("note", note))).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("ask the owner", await bo.GetStringAsync(Address(task)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_OpenedByAColleague_SaysSo_WithoutAnyScript()
    {
        var task = $"/desk/{(await given.ParallelSteps()).Id}/{Fire}";
        using var anna = await platform.SignedInToPages("clerk.fire-rescue");
        using var bo = await platform.SignedInToPages("colleague.fire-rescue");
        using var tobacco = await platform.SignedInToPages("clerk.tobacco");
        Assert.DoesNotContain("Also open now", await (await anna.GetAsync(Address(task))).Words(), StringComparison.Ordinal);
        Assert.Contains($"Also open now: {platform.Clerk("fire-rescue").Name}.", await (await bo.GetAsync(Address(task))).Words(), StringComparison.Ordinal);

        var told = await (await anna.Send(task, "Here")).Words();
        Assert.Contains(platform.Colleague("fire-rescue").Name, told, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", told, StringComparison.Ordinal);
        await anna.Send(task, "Here", ("Leaves", "true"));
        Assert.DoesNotContain("Also open now", await (await bo.GetAsync(Address(task))).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await tobacco.GetAsync(Address(task))).StatusCode);
    }
}
