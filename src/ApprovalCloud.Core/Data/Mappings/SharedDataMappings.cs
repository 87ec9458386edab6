using System.Text.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Encryption;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.SharedData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ApprovalCloud.Core.Data.Mappings;

/// <summary>Values kept as a JSON document; they are replaced whole, never changed in place.</summary>
internal sealed class AsJson<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
    json => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Default)!)
    where T : class
{
    public static readonly ValueComparer<T> ByReference = new((a, b) => ReferenceEquals(a, b), value => 0, value => value);
}

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("consents").HasKey(consent => new { consent.ApplicationId, consent.Registry, consent.PersonId });
        builder.HasOne<Application>().WithMany().HasForeignKey(consent => consent.ApplicationId);
        builder.Property(consent => consent.Registry).HasMaxLength(100);
        builder.HasIndex(consent => new { consent.PersonId, consent.At });
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations").HasKey(invitation => new { invitation.ApplicationId, invitation.Party });
        builder.HasOne<Application>().WithMany().HasForeignKey(invitation => invitation.ApplicationId);
        builder.Property(invitation => invitation.Party).HasMaxLength(100);
        builder.Property(invitation => invitation.Email).HasMaxLength(200);
        builder.Property(invitation => invitation.PersonName).HasMaxLength(200);
        builder.Property(invitation => invitation.IdentityNumber).IsEncrypted();
        builder.Property(invitation => invitation.Version).IsConcurrencyToken();
        builder.HasIndex(invitation => invitation.PersonId).HasFilter("person_id IS NOT NULL");
    }
}

internal sealed class FactDisputeMapping : IEntityTypeConfiguration<FactDispute>
{
    public void Configure(EntityTypeBuilder<FactDispute> builder)
    {
        builder.ToTable("fact_disputes").HasKey(dispute => new { dispute.ApplicationId, dispute.Fact });
        builder.HasOne<Application>().WithMany().HasForeignKey(dispute => dispute.ApplicationId);
        builder.Property(dispute => dispute.Fact).HasMaxLength(100);
        builder.Property(dispute => dispute.Registry).HasMaxLength(100);
        builder.Property(dispute => dispute.Department).HasMaxLength(100);
        builder.Property(dispute => dispute.RegistryValue).IsEncrypted();
        builder.Property(dispute => dispute.ClaimedValue).IsEncrypted();
        builder.Property(dispute => dispute.Reason).IsEncrypted();
        builder.Property(dispute => dispute.AnsweredByName).HasMaxLength(200);
        builder.Property(dispute => dispute.Version).IsConcurrencyToken();
        builder.HasIndex(dispute => new { dispute.Department, dispute.AnsweredAt });
    }
}

internal sealed class FactReadMapping : IEntityTypeConfiguration<FactRead>
{
    public void Configure(EntityTypeBuilder<FactRead> builder)
    {
        builder.ToTable("fact_reads").HasKey(read => new { read.ApplicationId, read.Sequence });
        builder.HasOne<Application>().WithMany().HasForeignKey(read => read.ApplicationId);
        builder.Property(read => read.PersonName).HasMaxLength(200);
        builder.Property(read => read.Department).HasMaxLength(100);
        builder.Property(read => read.Step).HasMaxLength(100);
        builder.Property(read => read.Facts).HasConversion(new AsJson<IReadOnlyList<string>>(), AsJson<IReadOnlyList<string>>.ByReference);
        builder.HasIndex(read => new { read.Purpose, read.At });
    }
}

internal sealed class ReadLedgerMapping : IEntityTypeConfiguration<ReadLedger>
{
    public void Configure(EntityTypeBuilder<ReadLedger> builder)
    {
        builder.ToTable("read_ledgers").HasKey(ledger => ledger.ApplicationId);
        builder.HasOne<Application>().WithOne().HasForeignKey<ReadLedger>(ledger => ledger.ApplicationId);
        builder.Property(ledger => ledger.Count).IsConcurrencyToken();
    }
}

internal sealed class ReadReviewMapping : IEntityTypeConfiguration<ReadReview>
{
    public void Configure(EntityTypeBuilder<ReadReview> builder)
    {
        builder.ToTable("read_reviews").HasKey(review => new { review.ApplicationId, review.Sequence });
        builder.HasOne<FactRead>().WithOne().HasForeignKey<ReadReview>(review => new { review.ApplicationId, review.Sequence });
        builder.Property(review => review.ReviewedByName).HasMaxLength(200);
    }
}

internal sealed class ApplicationBurdenMapping : IEntityTypeConfiguration<ApplicationBurden>
{
    public void Configure(EntityTypeBuilder<ApplicationBurden> builder)
    {
        builder.ToTable("application_burdens").HasKey(burden => burden.ApplicationId);
        builder.HasOne<Application>().WithOne().HasForeignKey<ApplicationBurden>(burden => burden.ApplicationId);
        builder.Property(burden => burden.Service).HasMaxLength(100);
        builder.HasIndex(burden => new { burden.SubmittedAt, burden.Service });
    }
}

internal sealed class LicenceMapping : IEntityTypeConfiguration<Licence>
{
    public void Configure(EntityTypeBuilder<Licence> builder)
    {
        builder.ToTable("licences").HasKey(licence => new { licence.ApplicationId, licence.Step });
        builder.HasOne<Application>().WithMany().HasForeignKey(licence => licence.ApplicationId);
        builder.Property(licence => licence.Step).HasMaxLength(100);
        builder.Property(licence => licence.Type).HasMaxLength(100);
        builder.Property(licence => licence.Department).HasMaxLength(100);
        builder.Property(licence => licence.Number).HasMaxLength(100);
        builder.Property(licence => licence.Holder).HasMaxLength(200);
        builder.Property(licence => licence.HolderName).HasMaxLength(200);
        builder.Property(licence => licence.RevokedByName).HasMaxLength(200);
        builder.Property(licence => licence.Shown).HasDefaultValueSql("'{}'")
            .HasConversion(new AsJson<IReadOnlyDictionary<string, string>>(), AsJson<IReadOnlyDictionary<string, string>>.ByReference).IsEncrypted();
        builder.Property(licence => licence.Version).IsConcurrencyToken();
        builder.HasIndex(licence => licence.Number);
        builder.HasIndex(licence => new { licence.HolderId, licence.Type });
        builder.HasIndex(licence => new { licence.Department, licence.IssuedAt });
    }
}

internal sealed class MaterialMapping : IEntityTypeConfiguration<MaterialRow>
{
    public void Configure(EntityTypeBuilder<MaterialRow> builder)
    {
        builder.ToTable("materials").HasKey(material => new { material.ApplicationId, material.Key });
        builder.HasOne<Application>().WithMany().HasForeignKey(material => material.ApplicationId);
        builder.Property(material => material.Key).HasMaxLength(100);
        builder.Property(material => material.LicenceType).HasMaxLength(100);
        builder.Property(material => material.LicenceNumber).HasMaxLength(100);
        builder.Property(material => material.From).HasMaxLength(100);
    }
}
