using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Encryption;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox").HasKey(message => new { message.ApplicationId, message.Sequence, message.About });
        builder.Property(message => message.About).HasMaxLength(150);
        builder.Property(message => message.Department).HasMaxLength(100);
        builder.Property(message => message.LastError).HasMaxLength(500);
        builder.HasIndex(message => new { message.ApplicationId, message.Sequence }).HasFilter("sent_at IS NULL");
        builder.HasIndex(message => new { message.PersonId, message.ReadAt }).HasFilter("person_id IS NOT NULL");
        builder.HasIndex(message => new { message.Department, message.CreatedAt }).HasFilter("department IS NOT NULL");
    }
}

internal sealed class StepMessageMapping : IEntityTypeConfiguration<StepMessage>
{
    public void Configure(EntityTypeBuilder<StepMessage> builder)
    {
        builder.ToTable("step_messages").HasKey(message => new { message.ApplicationId, message.Id });
        builder.HasOne<Application>().WithMany().HasForeignKey(message => message.ApplicationId);
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Step).HasMaxLength(100);
        builder.Property(message => message.Department).HasMaxLength(100);
        builder.Property(message => message.AuthorName).HasMaxLength(200);
        builder.Property(message => message.Text).HasMaxLength(2_000);
        builder.Ignore(message => message.Digest);
        builder.HasIndex(message => new { message.Department, message.AnsweredAt });
    }
}

internal sealed class AnsweredRequestMapping : IEntityTypeConfiguration<AnsweredRequest>
{
    public void Configure(EntityTypeBuilder<AnsweredRequest> builder)
    {
        builder.ToTable("answered_requests").HasKey(request => new { request.UserId, request.Key });
        builder.Property(request => request.Key).HasMaxLength(AnsweredRequest.LongestKey);
        builder.Property(request => request.Fingerprint).HasMaxLength(200);
    }
}

internal sealed class PublishedServiceMapping : IEntityTypeConfiguration<PublishedService>
{
    public void Configure(EntityTypeBuilder<PublishedService> builder)
    {
        builder.ToTable("published_services").HasKey(service => new { service.Key, service.Version });
        builder.Property(service => service.Key).HasMaxLength(100);
    }
}

// What seals sessions, forms and links in letters.
internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder) => builder.Property(key => key.Xml).IsEncrypted();
}

// Keys of apps, and codes that were used.
internal sealed class UserTokenMapping : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.Property(token => token.Value).IsEncrypted();
}

internal sealed class UserMapping : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.Property(user => user.DisplayName).HasMaxLength(200);
        builder.Property(user => user.Language).HasMaxLength(10);
        builder.Property(user => user.Department).HasMaxLength(100);
        builder.Property(user => user.CounterOf).HasMaxLength(100);
        builder.Ignore(user => user.SpokenLanguage);
        builder.Property(user => user.IdentityNumber).IsEncrypted();
        builder.HasIndex(user => user.IdentityNumber).IsUnique();
        builder.Property(user => user.IdentityMark).HasMaxLength(64);
        builder.HasIndex(user => user.IdentityMark).IsUnique();
        builder.Property(user => user.StepRoles).HasConversion<int>();
        builder.Property(user => user.NoMailFor).HasConversion<int>();
        builder.HasIndex(user => user.Department);
    }
}
