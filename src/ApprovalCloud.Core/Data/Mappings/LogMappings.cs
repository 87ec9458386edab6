using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Logs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class ProcessLogMapping : IEntityTypeConfiguration<ProcessLog>
{
    public void Configure(EntityTypeBuilder<ProcessLog> builder)
    {
        builder.ToTable("process_logs").HasKey(log => log.Id);
        builder.Property(log => log.Id).ValueGeneratedNever();
        builder.Property(log => log.Name).HasMaxLength(100);
        builder.Property(log => log.Service).HasMaxLength(100);
        builder.Property(log => log.ImportedByName).HasMaxLength(200);
        builder.Property(log => log.Figures).HasConversion(new AsJson<LogFigures>()!, AsJson<LogFigures>.ByReference!);
        builder.HasIndex(log => log.Digest).IsUnique();
    }
}

internal sealed class LogSliceMapping : IEntityTypeConfiguration<LogSlice>
{
    public void Configure(EntityTypeBuilder<LogSlice> builder)
    {
        builder.ToTable("log_slices").HasKey(slice => slice.Id);
        builder.Property(slice => slice.Id).ValueGeneratedNever();
        builder.HasOne<ProcessLog>().WithMany().HasForeignKey(slice => slice.LogId);
        builder.Property(slice => slice.Month).HasMaxLength(7);
        builder.Property(slice => slice.Department).HasMaxLength(XesReader.LongestName);
        builder.Property(slice => slice.Channel).HasMaxLength(XesReader.LongestName);
        builder.Property(slice => slice.Version).IsConcurrencyToken();
        builder.HasIndex(slice => new { slice.LogId, slice.Month });
    }
}

internal sealed class LogTallyMapping : IEntityTypeConfiguration<LogTally>
{
    public void Configure(EntityTypeBuilder<LogTally> builder)
    {
        // In this order: those of a case are found by what they come from, however many variants there are.
        builder.ToTable("log_tallies").HasKey(tally => new { tally.SliceId, tally.From, tally.To, tally.Kind });
        builder.HasOne<LogSlice>().WithMany().HasForeignKey(tally => tally.SliceId);
        builder.Ignore(tally => tally.Key);
        builder.HasIndex(tally => new { tally.SliceId, tally.Kind, tally.Cases });
        builder.Property(tally => tally.From).HasMaxLength(XesReader.LongestName);
        builder.Property(tally => tally.To).HasMaxLength(XesReader.LongestName);
    }
}

internal sealed class LogVariantMapping : IEntityTypeConfiguration<LogVariant>
{
    public void Configure(EntityTypeBuilder<LogVariant> builder)
    {
        builder.ToTable("log_variants").HasKey(variant => new { variant.LogId, variant.Variant });
        builder.HasOne<ProcessLog>().WithMany().HasForeignKey(variant => variant.LogId);
        builder.Property(variant => variant.Activities).HasConversion(new AsJson<IReadOnlyList<string>>(), AsJson<IReadOnlyList<string>>.ByReference);
    }
}

internal sealed class LogCaseMapping : IEntityTypeConfiguration<LogCase>
{
    public void Configure(EntityTypeBuilder<LogCase> builder)
    {
        builder.ToTable("log_cases").HasKey(one => new { one.LogId, one.Place });
        builder.HasOne<ProcessLog>().WithMany().HasForeignKey(one => one.LogId);
        builder.Property(one => one.Name).HasMaxLength(XesReader.LongestName);
        builder.HasIndex(one => new { one.LogId, one.Variant, one.LastAt });
    }
}

internal sealed class FoldedApplicationMapping : IEntityTypeConfiguration<FoldedApplication>
{
    public void Configure(EntityTypeBuilder<FoldedApplication> builder)
    {
        builder.ToTable("folded_applications").HasKey(folded => folded.ApplicationId);
        builder.HasOne<Application>().WithOne().HasForeignKey<FoldedApplication>(folded => folded.ApplicationId);
        builder.HasIndex(folded => new { folded.LogId, folded.Variant });
    }
}
