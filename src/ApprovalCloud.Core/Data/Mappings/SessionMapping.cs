using ApprovalCloud.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions").HasKey(session => session.Id);
        builder.HasOne<User>().WithMany().HasForeignKey(session => session.PersonId);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Device).HasMaxLength(Session.LongestDevice);
        builder.Property(session => session.Address).HasMaxLength(Session.LongestAddress);
        builder.Property(session => session.ProviderSubject).HasMaxLength(Session.LongestAtProvider);
        builder.Property(session => session.ProviderSession).HasMaxLength(Session.LongestAtProvider);
        builder.HasIndex(session => session.ProviderSubject).HasFilter("provider_subject IS NOT NULL");
        builder.HasIndex(session => session.ProviderSession).HasFilter("provider_session IS NOT NULL");
        builder.HasIndex(session => new { session.PersonId, session.SeenAt });
        builder.HasIndex(session => session.EndedAt).HasFilter("ended_at IS NOT NULL");
    }
}
