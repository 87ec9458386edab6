using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Imports;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Imports;

public abstract class ImportApplicationsTests(Platform platform)
{
    private readonly string run = Guid.NewGuid().ToString("N")[..8];

    private DateTimeOffset Submitted => platform.Clock.GetUtcNow().AddDays(-60);

    private JsonObject Line(int number, Action<JsonObject>? change = null)
    {
        var person = SampleCitizens.Resident(number);
        var line = new JsonObject
        {
            ["reference"] = $"OLD-{run}-{number}", ["service"] = Given.Restaurant, ["submittedAt"] = Submitted.AddDays(number),
            ["applicant"] = new JsonObject { ["identityNumber"] = person.IdentityNumber, ["name"] = person.Name },
            ["facts"] = JsonSerializer.SerializeToNode(Given.LargeRestaurant(platform.Workflows).Facts),
        };
        change?.Invoke(line);
        return line;
    }

    private static MemoryStream File(params IEnumerable<JsonNode> lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(line => line.ToJsonString()))));

    private Task<List<Application>> Imported() => platform.InDatabase(db =>
        db.Applications.AsNoTracking().Where(one => one.Reference!.StartsWith($"OLD-{run}-")).OrderBy(one => one.SubmittedAt).ToListAsync());

    private static void Become(JsonObject line, string key, JsonNode? value) => line[key] = value;

    [Fact]
    public async Task Import_OpenApplications_RunFromTheDayOnWhichTheyWereSubmitted()
    {
        var imported = await platform.Ok(new ImportApplications(File(Line(21), Line(22), Line(23))));

        Assert.Equal((3, 0), (imported.Imported, imported.AlreadyThere));
        var applications = await Imported();
        Assert.Equal([Submitted.AddDays(21), Submitted.AddDays(22), Submitted.AddDays(23)], applications.Select(one => one.SubmittedAt!.Value));
        Assert.All(applications, one => Assert.Equal(FilingForm.Imported, one.Channel));
        Assert.All(applications, one => Assert.True(one.DueAt > one.SubmittedAt && one.DueAt < one.SubmittedAt.Value.AddDays(90)));
        var clerk = platform.Clerk("administrative-approval");
        var found = await platform.Ok(new ListTasks(clerk) { Filter = QueueFilter.None with { Search = $"OLD-{run}-22" } });
        var task = Assert.Single(found.Tasks);
        Assert.Equal(applications[1].Id, task.ApplicationId);
        await platform.Ok(new DecideStep(clerk, task.ApplicationId, task.Step, Verdict.Grant, "in order"));
        Assert.Empty((await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None))).Faults);
    }

    [Fact]
    public async Task Import_OfATimeThatIsFinerThanAnyDatabaseKeeps_IsAWholeHistory()
    {
        var lines = Enumerable.Range(31, 5).Select(number =>
        {
            var line = Line(number);
            Become(line, "submittedAt", $"{Submitted.AddDays(20).AddTicks(10 + number).ToOffset(TimeSpan.FromHours(8)):O}");
            return line;
        });

        await platform.Ok(new ImportApplications(File([.. lines])));

        Assert.Equal(5, (await Imported()).Count);
        Assert.Empty((await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None))).Faults);
    }

    [Fact]
    public async Task Import_SaysInTheHistoryWhereItWasSignedAndAsWhat_AndTellsNoDepartment()
    {
        await platform.Ok(new ImportApplications(File(Line(24))));

        var one = Assert.Single(await Imported());
        var submitted = (ApplicationSubmitted)(await platform.Ok(new GetHistory(new Caller(one.ApplicantId, one.ApplicantName), one.Id)))[0].Happened;
        Assert.Equal((SigningMethod.Elsewhere, $"OLD-{run}-24", Submitted.AddDays(24)), (submitted.Signature!.Method, submitted.Signature.Reference, submitted.At));
        Assert.All(
            await platform.InDatabase(db => db.Outbox.AsNoTracking().Where(message => message.ApplicationId == one.Id).ToListAsync()),
            message => Assert.Null(message.Department));
    }

    [Fact]
    public async Task SameFileAgain_OrWithMore_ImportsWhatIsNotThere()
    {
        await platform.Ok(new ImportApplications(File(Line(25), Line(26))));

        var again = await platform.Ok(new ImportApplications(File(Line(25), Line(26), Line(27))));

        Assert.Equal((1, 2), (again.Imported, again.AlreadyThere));
        Assert.Equal(3, (await Imported()).Count);
    }

    [Fact]
    public async Task PackedFile_OfMoreThanOneCommit_IsImportedWhole_AndEachPersonIsOne()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(File(Enumerable.Range(1, 450).Select(number => (JsonNode)Line(number % 20, line => Become(line, "reference", $"OLD-{run}-{number:000}")))).ToArray());
        }

        var imported = await platform.Ok(new ImportApplications(packed));

        Assert.Equal(450, imported.Imported);
        Assert.Equal(20, (await Imported()).Select(one => one.ApplicantId).Distinct().Count());
        Assert.Equal(450, (await Imported()).Select(one => one.Number).Distinct().Count());
    }

    [Fact]
    public async Task WhoeverHasNoAccount_FindsTheApplicationOnceTheyHaveOne()
    {
        await platform.Ok(new ImportApplications(File(Line(28))));
        var person = SampleCitizens.Resident(28);

        var account = await platform.Ok(new AddUser($"{run}@example.test", person.Name, SamplePeople.Password) { IdentityNumber = person.IdentityNumber, IsEmailProven = true });

        Assert.Equal($"OLD-{run}-28", (await platform.InDatabase(db => db.Applications.OwnedBy(new Caller(account, person.Name)).SingleAsync())).Reference);
    }

    public static TheoryData<string, string> WrongLines => new()
    {
        { "reference", "reference" }, { "submittedAt", "submittedAt" }, { "long ago", "submittedAt" }, { "applicant", "applicant.identityNumber" }, { "name", "applicant.name" },
        { "service", "service" }, { "facts", "facts.premises.area" }, { "unknown", "facts.no-such-fact" },
    };

    [Theory]
    [MemberData(nameof(WrongLines))]
    public async Task WrongLine_IsNamedWithItsField_AndNothingIsImported(string what, string field)
    {
        var wrong = Line(2, line =>
        {
            switch (what)
            {
                case "reference": Become(line, "reference", $"OLD-{run}-1"); break;
                case "submittedAt": Become(line, "submittedAt", platform.Clock.GetUtcNow().AddDays(1)); break;
                case "long ago": Become(line, "submittedAt", "1960-02-03T08:00:00+08:00"); break;
                case "applicant": Become((JsonObject)line["applicant"]!, "identityNumber", "511602199001011234"); break;
                case "name": Become(line, "applicant", new JsonObject { ["identityNumber"] = SampleCitizens.Resident(1).IdentityNumber, ["name"] = "别人" }); break;
                case "service": Become(line, "service", "no-such-service"); break;
                case "facts": ((JsonObject)line["facts"]!).Remove("premises.area"); break;
                case "unknown": Become((JsonObject)line["facts"]!, "no-such-fact", "x"); break;
                default: throw new ArgumentOutOfRangeException(nameof(what));
            }
        });

        var refused = await platform.Send(new ImportApplications(File(Line(1), wrong, Line(3))));

        var (place, words) = Assert.Single(refused.Problem!.Errors!);
        Assert.Equal($"2, {field}", place);
        Assert.NotEmpty(words[0]);
        Assert.Empty(await Imported());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"reference":"A"}""")]
    [InlineData("""{"reference":"A","reference":"B","service":"open-a-restaurant","submittedAt":"2026-09-01T00:00:00Z","applicant":{"identityNumber":"1","name":"x"},"facts":{}}""")]
    [InlineData("""{"reference":"A","service":"open-a-restaurant","submittedAt":"yesterday","applicant":{"identityNumber":"1","name":"x"},"facts":{}}""")]
    [InlineData("""{"reference":null,"service":"open-a-restaurant","submittedAt":"2026-09-01T00:00:00Z","applicant":{"identityNumber":"1","name":"x"},"facts":{}}""")]
    public async Task LineThatIsNoApplication_IsNamed_AndNothingIsImported(string line)
    {
        var refused = await platform.Send(new ImportApplications(new MemoryStream(Encoding.UTF8.GetBytes($"{Line(1).ToJsonString()}\n\n{line}\n"))));

        Assert.Equal("3", Assert.Single(refused.Problem!.Errors!).Key);
        Assert.Empty(await Imported());
    }

    [Fact]
    public async Task FileThatIsNotText_OrIsCutOff_IsRefusedByLine()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(File(Line(1), Line(2)).ToArray());

        foreach (var content in new[] { new MemoryStream([.. Encoding.UTF8.GetBytes(Line(1).ToJsonString()), (byte)'\n', 0xff, 0xfe, 0x41]), new MemoryStream(packed.ToArray()[..^40]) })
            Assert.NotEmpty((await platform.Send(new ImportApplications(content))).Problem!.Errors!);
        Assert.Empty(await Imported());
    }

    [Fact]
    public async Task Check_ImportsNothing()
    {
        await platform.Ok(new ImportApplications(File(Line(29)), OnlyCheck: true));

        Assert.Empty(await Imported());
    }
}

public sealed class ImportApplicationsOnSqlite(SqlitePlatform platform) : ImportApplicationsTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ImportApplicationsOnPostgres : ImportApplicationsTests, IClassFixture<PostgresPlatform>
{
    public ImportApplicationsOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
