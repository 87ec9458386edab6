using ApprovalCloud.Core.Delegations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("delegations").HasKey(delegation => delegation.Id);
        builder.Property(delegation => delegation.Id).ValueGeneratedNever();
        builder.Ignore(delegation => delegation.Principal);
        builder.Property(delegation => delegation.PrincipalName).HasMaxLength(200);
        builder.Property(delegation => delegation.Email).HasMaxLength(200);
        builder.Property(delegation => delegation.IdentityProof).HasMaxLength(64);
        builder.Property(delegation => delegation.DelegateName).HasMaxLength(200);
        builder.Property(delegation => delegation.May).HasConversion<int>();
        builder.Property(delegation => delegation.Services).HasConversion(new AsJson<IReadOnlyList<string>>(), AsJson<IReadOnlyList<string>>.ByReference);
        builder.Property(delegation => delegation.Company).HasMaxLength(18);
        builder.Property(delegation => delegation.CompanyName).HasMaxLength(200);
        builder.Property(delegation => delegation.CompanyProof).HasMaxLength(200);
        builder.Property(delegation => delegation.EndedByName).HasMaxLength(200);
        builder.Property(delegation => delegation.Version).IsConcurrencyToken();
        builder.HasIndex(delegation => delegation.PrincipalId);
        builder.HasIndex(delegation => delegation.DelegateId);
        builder.HasIndex(delegation => delegation.Email);
    }
}
