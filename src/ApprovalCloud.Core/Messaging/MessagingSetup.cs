using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Messaging;

public static class MessagingSetup
{
    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<MailOptions>(configuration.GetSection("Mail"));
        services.AddScoped<DrainOutbox>();
        services.AddScoped<Enclosures>();
        services.AddScoped<NoticeLetters>();
        services.AddScoped<DigestLetters>();
        services.AddScoped<LetterWriter>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton(provider => new Letters(
            provider.GetRequiredService<Workflows>(), provider.GetRequiredService<IOptions<MailOptions>>().Value.PublicAddress));
        services.AddSingleton<IMailer>(provider => provider.GetRequiredService<IOptions<MailOptions>>() is { Value.Host.Length: > 0 } smtp
            ? new SmtpMailer(smtp)
            : new FolderMailer(provider.GetRequiredService<IOptions<MailOptions>>()));
        return services;
    }
}
