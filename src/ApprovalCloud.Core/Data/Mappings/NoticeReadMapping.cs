using ApprovalCloud.Core.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class NoticeReadMapping : IEntityTypeConfiguration<NoticeRead>
{
    public void Configure(EntityTypeBuilder<NoticeRead> builder)
    {
        builder.ToTable("notice_reads").HasKey(read => new { read.ApplicationId, read.Sequence, read.About, read.PersonId });
        builder.Property(read => read.About).HasMaxLength(150);
        builder.HasIndex(read => new { read.PersonId, read.ReadAt });
    }
}
