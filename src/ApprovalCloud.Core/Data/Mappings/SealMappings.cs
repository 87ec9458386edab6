using ApprovalCloud.Core.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class DaySealMapping : IEntityTypeConfiguration<DaySeal>
{
    public void Configure(EntityTypeBuilder<DaySeal> builder)
    {
        builder.ToTable("day_seals").HasKey(seal => seal.Day);
        builder.Property(seal => seal.Root).HasMaxLength(64);
        builder.Property(seal => seal.Previous).HasMaxLength(64);
    }
}

internal sealed class SealedCaseMapping : IEntityTypeConfiguration<SealedCase>
{
    public void Configure(EntityTypeBuilder<SealedCase> builder)
    {
        // It stays when its application is purged, and so does not refer to it.
        builder.ToTable("sealed_cases").HasKey(one => new { one.ApplicationId, one.Day });
        builder.Property(one => one.Root).HasMaxLength(64);
        builder.HasIndex(one => new { one.Day, one.Place });
        builder.Ignore(one => one.Entries);
    }
}

internal sealed class SealedBlockMapping : IEntityTypeConfiguration<SealedBlock>
{
    public void Configure(EntityTypeBuilder<SealedBlock> builder)
    {
        builder.ToTable("sealed_blocks").HasKey(one => new { one.Day, one.Number });
        builder.Property(one => one.Root).HasMaxLength(64);
    }
}
