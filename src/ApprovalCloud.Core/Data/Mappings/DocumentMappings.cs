using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class IssuedDocumentMapping : IEntityTypeConfiguration<IssuedDocument>
{
    public void Configure(EntityTypeBuilder<IssuedDocument> builder)
    {
        builder.ToTable("documents").HasKey(document => new { document.ApplicationId, document.Sequence, document.Kind });
        builder.HasOne<Application>().WithMany().HasForeignKey(document => document.ApplicationId);
        builder.Property(document => document.Step).HasMaxLength(100);
        builder.Property(document => document.Department).HasMaxLength(100);
        builder.HasIndex(document => document.Id);
    }
}

internal sealed class SigningCertificateMapping : IEntityTypeConfiguration<SigningCertificate>
{
    public void Configure(EntityTypeBuilder<SigningCertificate> builder)
    {
        builder.ToTable("signing_certificates").HasKey(certificate => certificate.KeyId);
        builder.Property(certificate => certificate.KeyId).HasMaxLength(60);
    }
}
