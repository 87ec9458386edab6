using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Ratings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class RatingMapping : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> builder)
    {
        builder.ToTable("ratings").HasKey(rating => rating.Id);
        builder.Property(rating => rating.Id).ValueGeneratedNever();
        builder.Property(rating => rating.Service).HasMaxLength(100);
        builder.Property(rating => rating.Step).HasMaxLength(100);
        builder.Property(rating => rating.Department).HasMaxLength(100);
        builder.Property(rating => rating.ModeratedByName).HasMaxLength(200);
        // In the order of satisfaction, which is compared.
        builder.Property(rating => rating.Level).HasConversion<int>();
        builder.Property(rating => rating.Reasons).HasConversion(new AsJson<IReadOnlyList<RatingReason>>(), AsJson<IReadOnlyList<RatingReason>>.ByReference);
        builder.Property(rating => rating.Version).IsConcurrencyToken();
        builder.HasIndex(rating => new { rating.Service, rating.HandledIn });
        builder.HasIndex(rating => new { rating.Department, rating.CommentState });
        builder.HasIndex(rating => rating.CommentState);
    }
}

internal sealed class RatingSlipMapping : IEntityTypeConfiguration<RatingSlip>
{
    public void Configure(EntityTypeBuilder<RatingSlip> builder)
    {
        builder.ToTable("rating_slips").HasKey(slip => new { slip.ApplicationId, slip.Step });
        builder.HasOne<Application>().WithMany().HasForeignKey(slip => slip.ApplicationId);
        builder.Property(slip => slip.Step).HasMaxLength(100);
        builder.Property(slip => slip.Link).HasMaxLength(500);
    }
}

internal sealed class RedressMapping : IEntityTypeConfiguration<Redress>
{
    public void Configure(EntityTypeBuilder<Redress> builder)
    {
        builder.ToTable("redress").HasKey(redress => redress.RatingId);
        builder.HasOne<Rating>().WithOne().HasForeignKey<Redress>(redress => redress.RatingId);
        builder.Property(redress => redress.AnsweredByName).HasMaxLength(200);
        builder.Property(redress => redress.Version).IsConcurrencyToken();
        builder.HasIndex(redress => redress.WatchAt);
        builder.HasIndex(redress => new { redress.Status, redress.PutRightBy });
    }
}
