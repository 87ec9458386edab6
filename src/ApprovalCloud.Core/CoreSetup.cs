using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Counter;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Live;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Notices;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Core.Services.Search;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Core.Waiting;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ApprovalCloud.Core;

public static class CoreSetup
{
    /// <summary>The use cases and their data.</summary>
    public static IServiceCollection AddCore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddData(configuration);
        services.AddRequests();
        services.AddMessaging(configuration);
        services.AddDocuments(configuration);
        services.AddMaterials(configuration);
        services.Configure<LiveOptions>(configuration.GetSection("Live"));
        services.AddSingleton<ChangeSignals>();
        services.AddOptions<ConversationOptions>().BindConfiguration("Conversations").ValidateDataAnnotations();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ =>
            WorkflowFolder.Load(WorkflowFolder.Find(configuration["Workflows:Folder"], AppContext.BaseDirectory)));
        services.AddSingleton(provider => new Reasons(provider.GetRequiredService<Workflows>().Vocabulary));
        services.AddSingleton(new NumberSequence(configuration["Division"] ?? "511602"));
        services.AddMemoryCache();
        services.AddSingleton<ServiceIndex>();
        services.AddSingleton<DraftViews>();
        services.AddSingleton<AccessLedger>();
        services.AddRegistries(configuration);
        services.AddSingleton<InvitationLinks>();
        services.AddScoped<Fetching>();
        services.AddScoped<RefreshFacts>();
        services.AddScoped<Consents>();
        services.AddScoped<Parties>();
        services.AddScoped<OpenInvitations>();
        services.AddScoped<EarlierAnswers>();
        services.Configure<DelegationOptions>(configuration.GetSection("Delegations"));
        services.AddScoped<FindActing>();
        services.AddScoped<DelegateLooks>();
        services.AddScoped<Companies>();
        services.AddScoped<DelegationLetters>();
        services.AddSingleton<CounterCodes>();
        services.AddScoped<SayingYes>();
        services.AddScoped<CounterLetters>();
        services.AddScoped<CaseFile>();
        services.AddScoped<LicencePool>();
        services.AddScoped<DraftMaterials>();
        services.AddScoped<Offering>();
        services.AddScoped<TakingBack>();
        services.AddScoped<LicenceIssuing>();
        services.AddScoped<Renewals>();
        services.AddScoped<TaskMaterials>();
        services.AddScoped<ApplicantDecisions>();
        services.AddScoped<NoticeWords>();
        services.AddScoped<WaitingSteps>();
        services.AddScoped<WaitingVisits>();
        services.AddScoped<WaitingElsewhere>();
        services.AddScoped<StepDecisions>();
        services.AddScoped<Slips>();
        services.AddScoped<Idempotency>();
        services.AddScoped<PublishServices>();
        services.AddScoped<VerifyLog>();
        services.AddScoped<VerifyReads>();
        services.AddScoped<VerifyFiles>();
        services.AddScoped<EventLog>();
        services.AddScoped<SweepApplication>();
        services.AddSingleton<SweepDeadlines>();
        services.AddSingleton<RemindOfOpinions>();
        services.AddSingleton<RecomputeDeadlines>();
        services.AddSingleton<RatingLinks>();
        services.AddScoped<Redressing>();
        services.AddScoped<MyRecords>();
        services.AddScoped<AccountClosing>();
        services.AddScoped<ExportMyData>();
        services.AddSingleton<SweepRatings>();
        services.AddScoped<SeedRoles>();
        services.AddScoped<SamplePeople>();
        services.AddScoped<FilledForms>();
        services.AddTransient<DemoStory>();
        return services;
    }
}
