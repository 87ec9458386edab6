using System.Net;
using System.Net.Http.Json;
using System.Text;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Notes;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Desk;

/// <summary>Notes on a task: for the clerks of its department, for nobody else, and never changed.</summary>
public abstract class NoteTests(Platform platform)
{
    private const string Secret = "法定秘密的内部备注";
    private readonly Given given = new(platform);

    private Caller Anna => platform.Clerk("fire-rescue");

    private Caller Bo => platform.Colleague("fire-rescue");

    [Fact]
    public async Task Note_IsReadByTheDepartment_AndByNobodyElse()
    {
        var submitted = await given.ParallelSteps();
        var id = submitted.Id;
        await platform.Ok(new ClaimStep(Bo, id, Fire));
        var seen = (await platform.Ok(new GetTask(Bo, id, Fire))).Version;

        await platform.Ok(new WriteTaskNote(Anna, id, Fire, $" {Secret} "));

        var note = Assert.Single((await platform.Ok(new GetTask(Bo, id, Fire))).Notes);
        Assert.Equal((Secret, Anna.Name, null), (note.Text, note.Author, note.WithdrawnAt));
        Assert.Empty((await platform.Ok(new GetTask(platform.Clerk("tobacco"), id, "tobacco-licence"))).Notes);
        Assert.DoesNotContain((await platform.Ok(new GetTask(platform.Clerk("tobacco"), id, "tobacco-licence"))).History, entry => entry.Happened is NoteWritten);
        Assert.DoesNotContain(await platform.Ok(new GetHistory(platform.Citizen, id)), entry => entry.Happened is NoteWritten);
        Assert.DoesNotContain(await platform.EventsOf(id), row => row.Data.Contains(Secret, StringComparison.Ordinal));
        foreach (var account in new[] { "citizen", "clerk.fire-rescue" })
            Assert.DoesNotContain(await platform.LettersTo(account, submitted.Number), letter => letter.Contains(Secret, StringComparison.Ordinal));
        using var export = new MemoryStream();
        await platform.InScope(services => services.GetRequiredService<ExportMyData>().Write(platform.Citizen, export, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(export.ToArray()), StringComparison.Ordinal);
        // It changes nothing that somebody decides on.
        await platform.Ok(new DecideStep(Bo, id, Fire, Verdict.Grant, "", seen));
        await platform.Ok(new WriteTaskNote(Anna, id, Fire, "afterwards"));
    }

    [Fact]
    public async Task Note_IsWithdrawnByItsAuthorAlone_AndLeavesATrace()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new WriteTaskNote(Anna, id, Fire, Secret));
        var note = Assert.Single((await platform.Ok(new GetTask(Anna, id, Fire))).Notes).Id;
        Assert.Equal((ProblemKind.Forbidden, "NotYourNote"), Of(await platform.Send(new WithdrawTaskNote(Bo, id, Fire, note))));
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new WithdrawTaskNote(platform.Clerk("tobacco"), id, Fire, note))).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new WithdrawTaskNote(Anna, id, Fire, Guid.NewGuid()))).Problem?.Kind);

        await platform.Ok(new WithdrawTaskNote(Anna, id, Fire, note));

        var left = Assert.Single((await platform.Ok(new GetTask(Bo, id, Fire))).Notes);
        Assert.Equal((null, Anna.Name, true), (left.Text, left.Author, left.WithdrawnAt is not null));
        Assert.Single(await platform.EventsOf<NoteWithdrawn>(id, Fire));
        Assert.Equal("NoteWithdrawn", (await platform.Send(new WithdrawTaskNote(Anna, id, Fire, note))).Problem?.Rule);
        Assert.DoesNotContain(await Faults(), fault => fault.ApplicationId == id);
    }

    [Fact]
    public async Task Note_OfAnotherDepartmentOrWithoutWords_IsRefused()
    {
        var id = (await given.ParallelSteps()).Id;
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new WriteTaskNote(platform.Clerk("tobacco"), id, Fire, "?"))).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new WriteTaskNote(platform.Citizen, id, Fire, "?"))).Problem?.Kind);
        Assert.Equal(["Text"], (await platform.Send(new WriteTaskNote(Anna, id, Fire, " "))).Problem!.Errors!.Keys);
        Assert.Equal(["Text"], (await platform.Send(new WriteTaskNote(Anna, id, Fire, new string('?', 2_001)))).Problem!.Errors!.Keys);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => platform.Ok(new WriteTaskNote(Anna, id, Fire, "once", $"{id}"))));
        Assert.Single((await platform.Ok(new GetTask(Anna, id, Fire))).Notes);
    }

    [Fact]
    public async Task Note_ChangedBehindThePlatform_IsFound()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new WriteTaskNote(Anna, id, Fire, Secret));
        await platform.InDatabase(db => db.TaskNotes.Where(one => one.ApplicationId == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Text, "Something else")));
        Assert.Contains(await Faults(), fault => fault.ApplicationId == id && fault.What.Contains("words", StringComparison.Ordinal));
        await platform.InDatabase(db => db.TaskNotes.Where(one => one.ApplicationId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Text, Secret).SetProperty(one => one.WithdrawnAt, platform.Clock.GetUtcNow())));
        Assert.Contains(await Faults(), fault => fault.ApplicationId == id && fault.What.Contains("withdrawn", StringComparison.Ordinal));
        await platform.InDatabase(db => db.TaskNotes.Where(one => one.ApplicationId == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.WithdrawnAt, (DateTimeOffset?)null)));
        Assert.DoesNotContain(await Faults(), fault => fault.ApplicationId == id);
    }

    [Fact]
    public async Task Api_WritesAndWithdraws()
    {
        var id = (await given.ParallelSteps()).Id;
        using var clerk = await platform.SignedIn("clerk.fire-rescue");
        using var citizen = await platform.SignedIn("citizen");
        Assert.Equal(HttpStatusCode.OK, (await clerk.PostAsJsonAsync($"/api/tasks/{id}/{Fire}/notes", new { text = "!" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.PostAsJsonAsync($"/api/tasks/{id}/{Fire}/notes", new { text = "!" })).StatusCode);
        var note = (await (await clerk.GetAsync(new Uri($"/api/tasks/{id}/{Fire}", UriKind.Relative))).Json()).GetProperty("notes")[0].GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await clerk.PostAsJsonAsync($"/api/tasks/{id}/{Fire}/notes/{note}/withdraw", new { })).StatusCode);
    }

    private static (ProblemKind?, string?) Of<T>(Result<T> result) => (result.Problem?.Kind, result.Problem?.Rule);

    private Task<IReadOnlyList<LogFault>> Faults() => platform.InScope(async services => (await services.GetRequiredService<VerifyLog>().Run(CancellationToken.None)).Faults);
}

public sealed class NotesOnSqlite(SqlitePlatform platform) : NoteTests(platform), IClassFixture<SqlitePlatform>;

public sealed class NotesOnPostgres : NoteTests, IClassFixture<PostgresPlatform>
{
    public NotesOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
