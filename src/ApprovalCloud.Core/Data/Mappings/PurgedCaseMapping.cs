using ApprovalCloud.Core.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class PurgedCaseMapping : IEntityTypeConfiguration<PurgedCase>
{
    public void Configure(EntityTypeBuilder<PurgedCase> builder)
    {
        builder.ToTable("purged_cases").HasKey(purged => purged.ApplicationId);
        builder.Property(purged => purged.Number).HasMaxLength(50);
        builder.Property(purged => purged.Service).HasMaxLength(100);
        builder.HasIndex(purged => new { purged.Service, purged.ApplicationId });
    }
}
