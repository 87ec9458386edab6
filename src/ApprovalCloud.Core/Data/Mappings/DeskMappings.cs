using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Blocks;
using ApprovalCloud.Core.Notes;
using ApprovalCloud.Core.Presence;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class TaskNoteMapping : IEntityTypeConfiguration<TaskNote>
{
    public void Configure(EntityTypeBuilder<TaskNote> builder)
    {
        builder.ToTable("task_notes").HasKey(note => new { note.ApplicationId, note.Id });
        builder.HasOne<Application>().WithMany().HasForeignKey(note => note.ApplicationId);
        builder.Property(note => note.Id).ValueGeneratedNever();
        builder.Property(note => note.Step).HasMaxLength(100);
        builder.Property(note => note.Department).HasMaxLength(100);
        builder.Property(note => note.AuthorName).HasMaxLength(200);
        builder.Property(note => note.Text).HasMaxLength(2_000);
        builder.Ignore(note => note.Digest);
    }
}

internal sealed class TaskPresenceMapping : IEntityTypeConfiguration<TaskPresence>
{
    public void Configure(EntityTypeBuilder<TaskPresence> builder)
    {
        builder.ToTable("task_presence").HasKey(one => new { one.ApplicationId, one.Step, one.PersonId });
        builder.HasOne<Application>().WithMany().HasForeignKey(one => one.ApplicationId);
        builder.Property(one => one.Step).HasMaxLength(100);
        builder.Property(one => one.PersonName).HasMaxLength(200);
        builder.HasIndex(one => one.SeenAt);
    }
}

internal sealed class SavedFilterMapping : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> builder)
    {
        builder.ToTable("saved_filters").HasKey(filter => filter.Id);
        builder.Property(filter => filter.Id).ValueGeneratedNever();
        builder.Ignore(filter => filter.Filter);
        builder.Property(filter => filter.Name).HasMaxLength(60);
        builder.Property(filter => filter.Search).HasMaxLength(100);
        builder.Property(filter => filter.Service).HasMaxLength(100);
        builder.Property(filter => filter.Step).HasMaxLength(100);
        builder.HasOne<User>().WithMany().HasForeignKey(filter => filter.OwnerId);
        builder.HasIndex(filter => new { filter.OwnerId, filter.Name }).IsUnique();
    }
}

internal sealed class TextBlockMapping : IEntityTypeConfiguration<TextBlock>
{
    public void Configure(EntityTypeBuilder<TextBlock> builder)
    {
        builder.ToTable("text_blocks").HasKey(block => block.Id);
        builder.Property(block => block.Id).ValueGeneratedNever();
        builder.Property(block => block.Department).HasMaxLength(100);
        builder.Property(block => block.Title).HasMaxLength(60);
        builder.Property(block => block.Words).HasMaxLength(2_000);
        builder.Property(block => block.ChangedByName).HasMaxLength(200);
        builder.Property(block => block.Version).IsConcurrencyToken();
        builder.HasIndex(block => new { block.Department, block.Title }).IsUnique();
    }
}
