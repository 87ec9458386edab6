using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class ArchivedCaseMapping : IEntityTypeConfiguration<ArchivedCase>
{
    public void Configure(EntityTypeBuilder<ArchivedCase> builder)
    {
        builder.ToTable("archived_cases").HasKey(archived => archived.ApplicationId);
        builder.HasOne<Application>().WithOne().HasForeignKey<ArchivedCase>(archived => archived.ApplicationId);
    }
}
