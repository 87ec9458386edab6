using ApprovalCloud.Core.Absences;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Blocks;
using ApprovalCloud.Core.Clients;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Counter;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Encryption;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Forecasts;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Nodes;
using ApprovalCloud.Core.Notes;
using ApprovalCloud.Core.Notices;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Presence;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Retention;
using ApprovalCloud.Core.Seals;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Core.Visits;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Data;

/// <summary>The model, the same on every database; what differs stands in the derived contexts.</summary>
public abstract class AppDbContext(DbContextOptions options)
    : IdentityDbContext<User, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>What is kept of people is encrypted with these.</summary>
    internal EncryptionKeys Keys { get; } = options.KeysOf();

    public DbSet<Application> Applications => Set<Application>();
    public DbSet<ApplicationFacts> ApplicationFacts => Set<ApplicationFacts>();
    public DbSet<SignedDocument> SignedDocuments => Set<SignedDocument>();
    public DbSet<StepRow> Steps => Set<StepRow>();
    public DbSet<EventRow> Events => Set<EventRow>();
    public DbSet<ArchivedCase> ArchivedCases => Set<ArchivedCase>();
    public DbSet<MaterialRow> Materials => Set<MaterialRow>();
    public DbSet<MaterialFile> MaterialFiles => Set<MaterialFile>();
    public DbSet<MaterialUpload> MaterialUploads => Set<MaterialUpload>();
    public DbSet<Licence> Licences => Set<Licence>();
    public DbSet<IssuedDocument> Documents => Set<IssuedDocument>();
    public DbSet<SigningCertificate> SigningCertificates => Set<SigningCertificate>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<FactDispute> FactDisputes => Set<FactDispute>();
    public DbSet<FactRead> FactReads => Set<FactRead>();
    public DbSet<ReadLedger> ReadLedgers => Set<ReadLedger>();
    public DbSet<ReadReview> ReadReviews => Set<ReadReview>();
    public DbSet<ApplicationBurden> Burdens => Set<ApplicationBurden>();
    public DbSet<DaySeal> DaySeals => Set<DaySeal>();
    public DbSet<PurgedCase> PurgedCases => Set<PurgedCase>();
    public DbSet<SealedBlock> SealedBlocks => Set<SealedBlock>();
    public DbSet<SealedCase> SealedCases => Set<SealedCase>();
    public DbSet<Card> Cards => Set<Card>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<VisitPart> VisitParts => Set<VisitPart>();
    public DbSet<Rating> Ratings => Set<Rating>();
    public DbSet<RatingSlip> RatingSlips => Set<RatingSlip>();
    public DbSet<Redress> Redress => Set<Redress>();
    public DbSet<StepMessage> StepMessages => Set<StepMessage>();
    public DbSet<TaskNote> TaskNotes => Set<TaskNote>();
    public DbSet<TaskPresence> TaskPresence => Set<TaskPresence>();
    public DbSet<Opinion> Opinions => Set<Opinion>();
    public DbSet<Bar> Bars => Set<Bar>();
    public DbSet<CounterSession> CounterSessions => Set<CounterSession>();
    public DbSet<CounterFiling> CounterFilings => Set<CounterFiling>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Client> Clients => Set<Client>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SavedFilter> SavedFilters => Set<SavedFilter>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<TextBlock> TextBlocks => Set<TextBlock>();
    public DbSet<Figure> Figures => Set<Figure>();
    public DbSet<FigureChange> FigureChanges => Set<FigureChange>();
    public DbSet<ForecastModel> ForecastModels => Set<ForecastModel>();
    public DbSet<Forecast> Forecasts => Set<Forecast>();
    public DbSet<ProcessLog> ProcessLogs => Set<ProcessLog>();
    public DbSet<LogSlice> LogSlices => Set<LogSlice>();
    public DbSet<LogTally> LogTallies => Set<LogTally>();
    public DbSet<LogVariant> LogVariants => Set<LogVariant>();
    public DbSet<LogCase> LogCases => Set<LogCase>();
    public DbSet<FoldedApplication> FoldedApplications => Set<FoldedApplication>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<NoticeRead> NoticeReads => Set<NoticeRead>();
    public DbSet<AnsweredRequest> AnsweredRequests => Set<AnsweredRequest>();
    public DbSet<NumberBlock> NumberBlocks => Set<NumberBlock>();
    public DbSet<Attempts> Attempts => Set<Attempts>();
    public DbSet<PublishedService> PublishedServices => Set<PublishedService>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        builder.Encrypt(Keys);
        foreach (var type in builder.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(NotifyingRow))))
            type.SetChangeTrackingStrategy(ChangeTrackingStrategy.ChangingAndChangedNotificationsWithOriginalValues);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
}
