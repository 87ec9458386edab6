using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Opinions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class OpinionMapping : IEntityTypeConfiguration<Opinion>
{
    public void Configure(EntityTypeBuilder<Opinion> builder)
    {
        builder.ToTable("opinions").HasKey(opinion => new { opinion.ApplicationId, opinion.Id });
        builder.HasOne<Application>().WithMany().HasForeignKey(opinion => opinion.ApplicationId);
        builder.Property(opinion => opinion.Id).ValueGeneratedNever();
        builder.Property(opinion => opinion.Step).HasMaxLength(100);
        builder.Property(opinion => opinion.Department).HasMaxLength(100);
        builder.Property(opinion => opinion.Asked).HasMaxLength(100);
        builder.Property(opinion => opinion.AskedByName).HasMaxLength(200);
        builder.Property(opinion => opinion.AnsweredByName).HasMaxLength(200);
        builder.Property(opinion => opinion.Question).HasMaxLength(4_000);
        builder.Property(opinion => opinion.Reason).HasMaxLength(4_000);
        builder.Property(opinion => opinion.Answer).HasMaxLength(4_000);
        // Whoever answers and whoever reminds do not overtake each other unseen.
        builder.Property(opinion => opinion.RemindAt).IsConcurrencyToken();
        builder.Property(opinion => opinion.Shared).HasConversion(new AsJson<IReadOnlyList<string>>(), AsJson<IReadOnlyList<string>>.ByReference);
        builder.Ignore(opinion => opinion.QuestionDigest).Ignore(opinion => opinion.AnswerDigest);
        builder.HasIndex(opinion => new { opinion.Asked, opinion.EndedAt, opinion.DueAt });
        builder.HasIndex(opinion => opinion.RemindAt);
    }
}
