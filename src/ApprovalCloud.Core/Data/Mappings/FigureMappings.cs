using ApprovalCloud.Core.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class TallyMapping : IEntityTypeConfiguration<Tally>
{
    public void Configure(EntityTypeBuilder<Tally> builder)
    {
        builder.ToTable("tallies").HasKey(tally => new { tally.Kind, tally.Month, tally.Service, tally.Department, tally.Step, tally.Subject, tally.Channel });
        builder.Property(tally => tally.Month).ValueGeneratedNever();
        builder.Property(tally => tally.Service).HasMaxLength(100);
        builder.Property(tally => tally.Department).HasMaxLength(100);
        builder.Property(tally => tally.Step).HasMaxLength(100);
        builder.Property(tally => tally.Subject).HasMaxLength(100);
        builder.Property(tally => tally.Channel).HasMaxLength(40);
        builder.Ignore(tally => tally.Key);
    }
}

internal sealed class TallyChangeMapping : IEntityTypeConfiguration<TallyChange>
{
    public void Configure(EntityTypeBuilder<TallyChange> builder)
    {
        builder.ToTable("tally_changes").HasKey(change => change.Id);
        builder.Property(change => change.Id).ValueGeneratedNever();
    }
}
