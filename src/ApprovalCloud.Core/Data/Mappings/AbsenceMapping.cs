using ApprovalCloud.Core.Absences;
using ApprovalCloud.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("absences").HasKey(absence => absence.Id);
        builder.HasOne<User>().WithMany().HasForeignKey(absence => absence.PersonId);
        builder.Property(absence => absence.Id).ValueGeneratedNever();
        builder.Ignore(absence => absence.Person);
        builder.Property(absence => absence.PersonName).HasMaxLength(200);
        builder.Property(absence => absence.StandInName).HasMaxLength(200);
        builder.Property(absence => absence.Department).HasMaxLength(100);
        builder.Property(absence => absence.Version).IsConcurrencyToken();
        builder.HasIndex(absence => new { absence.Department, absence.EndsAt });
        builder.HasIndex(absence => absence.BeginsAt).HasFilter("handed_over_at IS NULL AND ended_at IS NULL");
    }
}
