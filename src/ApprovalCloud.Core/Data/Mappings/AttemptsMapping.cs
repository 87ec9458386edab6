using ApprovalCloud.Core.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class AttemptsMapping : IEntityTypeConfiguration<Attempts>
{
    public void Configure(EntityTypeBuilder<Attempts> builder)
    {
        builder.ToTable("attempts").HasKey(one => new { one.Who, one.Minute });
        builder.Property(one => one.Who).HasMaxLength(64);
        builder.Property(one => one.Minute).ValueGeneratedNever();
    }
}
