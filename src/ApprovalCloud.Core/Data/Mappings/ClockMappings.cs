using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class CardMapping : IEntityTypeConfiguration<Card>
{
    public void Configure(EntityTypeBuilder<Card> builder)
    {
        builder.ToTable("cards").HasKey(card => new { card.ApplicationId, card.Step, card.Limit, card.Colour });
        builder.HasOne<Application>().WithMany().HasForeignKey(card => card.ApplicationId);
        builder.Property(card => card.Step).HasMaxLength(100);
        builder.Property(card => card.Department).HasMaxLength(100);
        builder.Property(card => card.AssigneeName).HasMaxLength(200);
        builder.Property(card => card.ContestedByName).HasMaxLength(200);
        builder.Property(card => card.RuledByName).HasMaxLength(200);
        builder.Property(card => card.Version).IsConcurrencyToken();
        builder.Property(card => card.Evidence).HasConversion(new AsJson<CardEvidence>(), AsJson<CardEvidence>.ByReference);
        builder.HasIndex(card => new { card.Department, card.RaisedAt });
        builder.HasIndex(card => new { card.Status, card.RaisedAt });
    }
}

internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.ToTable("visits").HasKey(visit => new { visit.ApplicationId, visit.Id });
        builder.HasOne<Application>().WithMany().HasForeignKey(visit => visit.ApplicationId);
        builder.Property(visit => visit.Id).ValueGeneratedNever();
        builder.Property(visit => visit.AppointedByName).HasMaxLength(200);
        builder.HasIndex(visit => visit.On);
    }
}

internal sealed class VisitPartMapping : IEntityTypeConfiguration<VisitPart>
{
    public void Configure(EntityTypeBuilder<VisitPart> builder)
    {
        builder.ToTable("visit_parts").HasKey(part => new { part.ApplicationId, part.VisitId, part.Step });
        builder.HasOne<Visit>().WithMany().HasForeignKey(part => new { part.ApplicationId, part.VisitId });
        builder.Property(part => part.Step).HasMaxLength(100);
        builder.Property(part => part.Department).HasMaxLength(100);
        builder.Property(part => part.FoundByName).HasMaxLength(200);
        builder.Property(part => part.Officers).HasConversion(new AsJson<IReadOnlyList<string>>(), AsJson<IReadOnlyList<string>>.ByReference);
        builder.HasIndex(part => new { part.Department, part.FoundAt });
    }
}

internal sealed class BarMapping : IEntityTypeConfiguration<Bar>
{
    public void Configure(EntityTypeBuilder<Bar> builder)
    {
        builder.ToTable("bars").HasKey(bar => new { bar.ApplicationId, bar.Step });
        builder.HasOne<Application>().WithMany().HasForeignKey(bar => bar.ApplicationId);
        builder.Property(bar => bar.Step).HasMaxLength(100);
        builder.Property(bar => bar.LiftedByName).HasMaxLength(200);
        builder.HasIndex(bar => new { bar.PersonId, bar.LiftedAt });
    }
}
