using ApprovalCloud.Core.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class FigureMapping : IEntityTypeConfiguration<Figure>
{
    public void Configure(EntityTypeBuilder<Figure> builder)
    {
        builder.ToTable("figures").HasKey(figure => new { figure.Kind, figure.Month, figure.Service, figure.Department, figure.Step, figure.Subject, figure.Channel });
        builder.Property(figure => figure.Month).ValueGeneratedNever();
        builder.Property(figure => figure.Service).HasMaxLength(100);
        builder.Property(figure => figure.Department).HasMaxLength(100);
        builder.Property(figure => figure.Step).HasMaxLength(100);
        builder.Property(figure => figure.Subject).HasMaxLength(100);
        builder.Property(figure => figure.Channel).HasMaxLength(40);
        builder.Ignore(figure => figure.Key);
    }
}

internal sealed class FigureChangeMapping : IEntityTypeConfiguration<FigureChange>
{
    public void Configure(EntityTypeBuilder<FigureChange> builder)
    {
        builder.ToTable("figure_changes").HasKey(change => change.Id);
        builder.Property(change => change.Id).ValueGeneratedNever();
    }
}
