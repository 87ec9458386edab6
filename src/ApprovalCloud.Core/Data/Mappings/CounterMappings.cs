using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Counter;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class CounterSessionMapping : IEntityTypeConfiguration<CounterSession>
{
    public void Configure(EntityTypeBuilder<CounterSession> builder)
    {
        builder.ToTable("counter_sessions").HasKey(session => session.Id);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Ignore(session => session.Person);
        builder.Property(session => session.WorkerName).HasMaxLength(200);
        builder.Property(session => session.Counter).HasMaxLength(100);
        builder.Property(session => session.PersonName).HasMaxLength(200);
        builder.Property(session => session.PresentDocument).HasMaxLength(50);
        builder.Property(session => session.Code).HasMaxLength(500);
        builder.Property(session => session.Version).IsConcurrencyToken();
        builder.HasIndex(session => new { session.WorkerId, session.ExpiresAt });
    }
}

internal sealed class CounterFilingMapping : IEntityTypeConfiguration<CounterFiling>
{
    public void Configure(EntityTypeBuilder<CounterFiling> builder)
    {
        builder.ToTable("counter_filings").HasKey(filing => filing.ApplicationId);
        builder.HasOne<Application>().WithOne().HasForeignKey<CounterFiling>(filing => filing.ApplicationId);
        builder.Property(filing => filing.ConfirmedDocument).HasMaxLength(50);
        builder.HasIndex(filing => new { filing.WorkerId, filing.BegunAt });
        builder.HasIndex(filing => filing.SessionId);
    }
}
