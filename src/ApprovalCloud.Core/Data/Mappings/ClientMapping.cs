using ApprovalCloud.Core.Clients;
using ApprovalCloud.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class ClientMapping : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> builder)
    {
        builder.ToTable("clients").HasKey(client => client.Id);
        builder.HasOne<User>().WithMany().HasForeignKey(client => client.PersonId);
        builder.Property(client => client.Id).ValueGeneratedNever();
        builder.Property(client => client.Name).HasMaxLength(100);
        builder.Property(client => client.Department).HasMaxLength(100);
        builder.Property(client => client.SecretHash).HasMaxLength(32);
    }
}
