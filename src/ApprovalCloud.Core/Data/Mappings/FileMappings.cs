using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Materials;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class MaterialFileMapping : IEntityTypeConfiguration<MaterialFile>
{
    public void Configure(EntityTypeBuilder<MaterialFile> builder)
    {
        builder.ToTable("material_files").HasKey(file => new { file.ApplicationId, file.Id });
        builder.HasOne<Application>().WithMany().HasForeignKey(file => file.ApplicationId);
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.Property(file => file.Material).HasMaxLength(100);
        builder.Property(file => file.Name).HasMaxLength(500);
        builder.Property(file => file.Sha256).HasMaxLength(64);
        builder.Property(file => file.ByName).HasMaxLength(200);
        builder.Property(file => file.Version).IsConcurrencyToken();
        builder.Ignore(file => file.IsCurrent);
        builder.HasIndex(file => file.CheckAt);
    }
}

internal sealed class MaterialUploadMapping : IEntityTypeConfiguration<MaterialUpload>
{
    public void Configure(EntityTypeBuilder<MaterialUpload> builder)
    {
        builder.ToTable("material_uploads").HasKey(upload => new { upload.ApplicationId, upload.Id });
        builder.HasOne<Application>().WithMany().HasForeignKey(upload => upload.ApplicationId);
        builder.Property(upload => upload.Id).ValueGeneratedNever();
        builder.Property(upload => upload.Material).HasMaxLength(100);
        builder.Property(upload => upload.Name).HasMaxLength(500);
        builder.Property(upload => upload.Offset).IsConcurrencyToken();
        builder.Property(upload => upload.Parts).HasConversion(new AsJson<IReadOnlyList<Guid>>(), AsJson<IReadOnlyList<Guid>>.ByReference);
        builder.Ignore(upload => upload.IsWhole);
        builder.HasIndex(upload => upload.ExpiresAt);
    }
}
