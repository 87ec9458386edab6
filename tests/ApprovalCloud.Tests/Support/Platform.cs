using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Commands;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry.Metrics;

namespace ApprovalCloud.Tests.Support;

/// <summary>The whole platform on a database of its own, with a clock that tests set and the sample people in it.</summary>
public abstract class Platform : WebApplicationFactory<Program>, IAsyncLifetime
{
    // Read once: they are the same for all, and nothing changes them.
    private static readonly Lazy<Workflows> Shipped = new(() => WorkflowFolder.Load(WorkflowFolder.Find(null, AppContext.BaseDirectory)));
    private static readonly DateTimeOffset TuesdayMorning = new(2026, 3, 3, 1, 30, 0, TimeSpan.Zero);
    private IReadOnlyDictionary<string, Caller> people = new Dictionary<string, Caller>();

    protected string Folder { get; } = Directory.CreateTempSubdirectory("approvalcloud-").FullName;

    public FakeTimeProvider Clock { get; } = new(TuesdayMorning);

    /// <summary>What registries say, where a test does not bring up real ones.</summary>
    public ScriptedRegistries Registries { get; } = new();

    protected virtual bool HasScriptedRegistries => true;

    /// <summary>Workflows of the test's own, where it needs other ones than those that ship.</summary>
    protected virtual string? WorkflowsFolder => null;

    public string MailFolder => Path.Combine(Folder, "mail");

    public string FilesFolder => Path.Combine(Folder, "files");

    public Workflows Workflows => Services.GetRequiredService<Workflows>();

    /// <summary>The setting that names the database, and its value.</summary>
    public abstract (string Key, string Value) Connection { get; }

    public Caller Citizen => people["citizen@example.test"];

    public Caller OtherCitizen => people["citizen2@example.test"];

    public Caller Supervisor => people["supervisor@example.test"] with { IsSupervisor = true };

    public Caller Assistant => people["assistant@example.test"];

    public Caller Clerk(string department) => people[$"clerk.{department}@example.test"];

    public Caller Colleague(string department) => people[$"colleague.{department}@example.test"];

    public virtual async ValueTask InitializeAsync()
    {
        var isSeeded = await MakeDatabase(WorkflowsFolder is null);
        Start();
        await InScope(async services =>
        {
            if (!isSeeded)
            {
                await services.GetRequiredService<AppDbContext>().Database.MigrateAsync();
                await SeedCommand.Seed(services, CancellationToken.None);
                await services.GetRequiredService<SamplePeople>().Make(0, CancellationToken.None);
            }

            people = await services.GetRequiredService<SamplePeople>().Callers(CancellationToken.None);
        });
    }

    /// <param name="isCopy">Whether it may begin as a copy of a database that was seeded once for all platforms.</param>
    /// <returns>Whether it is seeded.</returns>
    protected abstract Task<bool> MakeDatabase(bool isCopy);

    /// <summary>What comes before its services are asked for anything.</summary>
    protected virtual void Start() { }

    public Task<Result<T>> Send<T>(IRequest<Result<T>> request) =>
        InScope(services => services.GetRequiredService<IMediator>().Send(request));

    /// <summary>The value; the test fails with the problem if there is one.</summary>
    public async Task<T> Ok<T>(IRequest<Result<T>> request)
    {
        var result = await Send(request);
        Assert.True(result.IsOk, $"{result.Problem?.Rule}: {result.Problem?.Message.En} {string.Join(" ", result.Problem?.Errors?.Select(error => $"{error.Key}: {error.Value[0]}") ?? [])}");
        return result.Value!;
    }

    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> action)
    {
        await using var scope = Services.CreateAsyncScope();
        return await action(scope.ServiceProvider);
    }

    public Task InScope(Func<IServiceProvider, Task> action) => InScope(async services =>
    {
        await action(services);
        return true;
    });

    public Task<T> InDatabase<T>(Func<AppDbContext, Task<T>> action) =>
        InScope(services => action(services.GetRequiredService<AppDbContext>()));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting(Connection.Key, Connection.Value);
        builder.UseSetting("Jobs:Enabled", "false");
        // All tests sign in from nowhere, in the minute at which the clock stands.
        builder.UseSetting("SignIn:PerMinute", "100000");
        builder.UseSetting("SignIn:PerAccountAndMinute", "100000");
        builder.UseSetting("Drafts:Most", "100000");
        builder.UseSetting("Mail:Folder", MailFolder);
        builder.UseSetting("Materials:Folder", FilesFolder);
        if (WorkflowsFolder is { } workflows)
            builder.UseSetting("Workflows:Folder", workflows);
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
        builder.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            // Thousands of sign-ins with sample passwords: how slowly they are hashed is what PasswordHashTests is about.
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
            if (WorkflowsFolder is null)
                services.Replace(ServiceDescriptor.Singleton(Shipped.Value));
            // Each figure has room for the many of its kind that a platform in use tells apart; here are many platforms.
            services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddView(_ => new MetricStreamConfiguration { CardinalityLimit = 200 }));
            if (HasScriptedRegistries)
                services.Replace(ServiceDescriptor.Singleton<IRegistries>(Registries));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
