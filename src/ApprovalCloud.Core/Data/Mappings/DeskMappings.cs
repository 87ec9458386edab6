using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class SavedFilterMapping : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> builder)
    {
        builder.ToTable("saved_filters").HasKey(filter => filter.Id);
        builder.Property(filter => filter.Id).ValueGeneratedNever();
        builder.Ignore(filter => filter.Filter);
        builder.Property(filter => filter.Name).HasMaxLength(60);
        builder.Property(filter => filter.Search).HasMaxLength(100);
        builder.Property(filter => filter.Service).HasMaxLength(100);
        builder.Property(filter => filter.Step).HasMaxLength(100);
        builder.HasOne<User>().WithMany().HasForeignKey(filter => filter.OwnerId);
        builder.HasIndex(filter => new { filter.OwnerId, filter.Name }).IsUnique();
    }
}
