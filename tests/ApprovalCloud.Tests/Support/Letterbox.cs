using ApprovalCloud.Core.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ApprovalCloud.Tests.Support;

public static class Letterbox
{
    /// <summary>Sends all that is owed, and collects it.</summary>
    public static Task Drain(this Platform platform, List<MimeMessage> letters) => platform.InScope(async services =>
    {
        var outbox = new DrainOutbox(
            services.GetRequiredService<Core.Data.AppDbContext>(), services.GetRequiredService<Letters>(),
            services.GetRequiredService<NoticeLetters>(), services.GetRequiredService<Enclosures>(), new Collecting(letters), services.GetRequiredService<IOptions<MailOptions>>(),
            platform.Clock, NullLogger<DrainOutbox>.Instance);
        while (await outbox.Run(CancellationToken.None) > 0)
        {
        }
    });

    private sealed class Collecting(List<MimeMessage> letters) : IMailer
    {
        public Task Send(MimeMessage mail, CancellationToken cancellationToken)
        {
            letters.Add(mail);
            return Task.CompletedTask;
        }
    }
}
