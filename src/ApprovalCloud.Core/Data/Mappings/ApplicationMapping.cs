using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Encryption;
using ApprovalCloud.Core.Imports;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class ApplicationMapping : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("applications").HasKey(application => application.Id);
        builder.Property(application => application.Id).ValueGeneratedNever();
        builder.Property(application => application.RowVersion).IsConcurrencyToken();
        builder.Property(application => application.Number).HasMaxLength(50);
        builder.Property(application => application.Service).HasMaxLength(100);
        builder.Property(application => application.ApplicantName).HasMaxLength(200);
        builder.Ignore(application => application.Applicant).Ignore(application => application.IsDraft);
        builder.Property(application => application.Renews).HasMaxLength(100);
        builder.Property(application => application.Company).HasMaxLength(18);
        builder.Property(application => application.Channel).HasDefaultValue(FilingForm.Online);
        builder.Property(application => application.Choices).HasDefaultValueSql("'{\"Commitments\":[],\"ToFollow\":[]}'")
            .HasConversion(new AsJson<Choices>(), AsJson<Choices>.ByReference);
        builder.HasIndex(application => application.WatchAt).HasFilter("watch_at IS NOT NULL");
        builder.Property(application => application.Reference).HasMaxLength(CaseLine.LongestReference);
        builder.HasIndex(application => application.Reference).HasFilter("reference IS NOT NULL");
        // Unique because of how it is given out: rows of applications lie on several servers, none of which knows the others.
        builder.HasIndex(application => application.Number);
        builder.HasIndex(application => new { application.ApplicantId, application.UpdatedAt });
        builder.HasIndex(application => application.SubmittedAt);
        builder.HasIndex(application => new { application.EndedAt, application.Id });
        builder.HasIndex(application => new { application.IsDueProvisional, application.Id }).HasFilter("is_due_provisional");
        builder.HasIndex(application => new { application.UnfoldedSince, application.Id }).HasFilter("unfolded_since IS NOT NULL");
    }
}

internal sealed class ApplicationFactsMapping : IEntityTypeConfiguration<ApplicationFacts>
{
    public void Configure(EntityTypeBuilder<ApplicationFacts> builder)
    {
        builder.ToTable("application_facts").HasKey(facts => facts.ApplicationId);
        builder.HasOne<Application>().WithOne().HasForeignKey<ApplicationFacts>(facts => facts.ApplicationId);
        builder.Property(facts => facts.Answers)
            .HasConversion(new AsJson<Dictionary<string, string>>(), AsJson<Dictionary<string, string>>.ByReference).IsEncrypted();
        builder.Property(facts => facts.Sources).HasDefaultValueSql("'{}'")
            .HasConversion(new AsJson<Dictionary<string, FactSource>>(), AsJson<Dictionary<string, FactSource>>.ByReference).IsEncrypted();
        builder.Property(facts => facts.Lookups).HasDefaultValueSql("'{}'")
            .HasConversion(new AsJson<Dictionary<string, LookupState>>(), AsJson<Dictionary<string, LookupState>>.ByReference);
    }
}

internal sealed class SignedDocumentMapping : IEntityTypeConfiguration<SignedDocument>
{
    public void Configure(EntityTypeBuilder<SignedDocument> builder)
    {
        builder.ToTable("signed_documents").HasKey(document => document.ApplicationId);
        builder.HasOne<Application>().WithOne().HasForeignKey<SignedDocument>(document => document.ApplicationId);
        builder.Property(document => document.Text).IsEncrypted();
        builder.Ignore(document => document.Digest);
    }
}

internal sealed class StepMapping : IEntityTypeConfiguration<StepRow>
{
    public void Configure(EntityTypeBuilder<StepRow> builder)
    {
        builder.ToTable("steps").HasKey(step => new { step.ApplicationId, step.Key });
        builder.HasOne<Application>().WithMany().HasForeignKey(step => step.ApplicationId);
        builder.Property(step => step.Key).HasMaxLength(100);
        builder.Property(step => step.Department).HasMaxLength(100);
        builder.Property(step => step.AssigneeName).HasMaxLength(200);
        builder.Property(step => step.DecidedByName).HasMaxLength(200);
        builder.Property(step => step.Detail).HasConversion(new AsJson<StepDetail>()!, AsJson<StepDetail>.ByReference!);
        builder.HasIndex(step => new { step.DecidedAt, step.ApplicationId, step.Key }).HasFilter("decided_at IS NOT NULL");
        builder.HasIndex(step => new { step.Department, step.DecidedAt, step.ApplicationId, step.Key }).HasFilter("decided_at IS NOT NULL");
        builder.HasIndex(step => new { step.Department, step.Key, step.DecidedAt }).HasFilter("decided_at IS NOT NULL");
        // What is in hand is a small part of all there ever was: the queue as it is looked through, by whom and by step.
        builder.HasIndex(step => new { step.Department, step.DueAt, step.ApplicationId, step.Key }).HasFilter("status = 'Open'");
        builder.HasIndex(step => new { step.Department, step.AssigneeId, step.DueAt, step.ApplicationId, step.Key }).HasFilter("status = 'Open'");
        builder.HasIndex(step => new { step.Department, step.Key, step.DueAt, step.ApplicationId }).HasFilter("status = 'Open'");
        builder.HasIndex(step => new { step.Department, step.DueAt }).HasFilter("status IN ('AwaitingApplicant', 'Suspended', 'Withheld')");
        builder.HasIndex(step => step.DueAt).HasFilter("status IN ('Open', 'AwaitingApplicant', 'Suspended')");
        builder.Property(step => step.Deliberation).HasConversion(new AsJson<Deliberation>()!, AsJson<Deliberation>.ByReference!);
        // Most steps never have these: each index holds what has.
        builder.HasIndex(step => new { step.WatchAt, step.ApplicationId, step.Key }).HasFilter("watch_at IS NOT NULL");
        builder.HasIndex(step => new { step.Department, step.CheckBy }).HasFilter("check_by IS NOT NULL");
        builder.HasIndex(step => new { step.IsDueProvisional, step.ApplicationId }).HasFilter("is_due_provisional");
        builder.HasIndex(step => step.AppealedAt).HasFilter("appealed_at IS NOT NULL");
        builder.HasIndex(step => new { step.Department, step.ExtensionAskedAt }).HasFilter("extension_asked_at IS NOT NULL");
        builder.HasIndex(step => new { step.Department, step.MoreTimeAskedAt }).HasFilter("more_time_asked_at IS NOT NULL");
    }
}

internal sealed class EventMapping : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("events").HasKey(row => new { row.ApplicationId, row.Sequence });
        builder.HasOne<Application>().WithMany().HasForeignKey(row => row.ApplicationId);
        builder.Property(row => row.Kind).HasMaxLength(40);
        builder.Property(row => row.Step).HasMaxLength(100);
        builder.Property(row => row.ActorName).HasMaxLength(200);
    }
}

internal sealed class NumberBlockMapping : IEntityTypeConfiguration<NumberBlock>
{
    public void Configure(EntityTypeBuilder<NumberBlock> builder)
    {
        builder.ToTable("number_blocks").HasKey(block => block.Name);
        builder.Property(block => block.Name).HasMaxLength(40);
    }
}
