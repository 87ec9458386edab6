using System.Text.RegularExpressions;
using ApprovalCloud.Core.Counter;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.Counter;

/// <summary>Somebody stands at the assistant's counter.</summary>
internal sealed partial class CounterStory(Platform platform)
{
    public static readonly Yes OnPaper = new(Confirmation.Document, "BF-2026-0001");

    public Caller Worker => platform.Assistant;

    /// <summary>Whoever was looked after before has gone.</summary>
    public Task NobodyThere() => platform.InDatabase(db => db.CounterSessions.Where(session => session.EndedAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, platform.Clock.GetUtcNow())));

    public Task<Guid> Opened(SampleCitizen citizen) => platform.Ok(new OpenCounter(Worker, citizen.IdentityNumber, citizen.Name));

    public async Task<Guid> Present(SampleCitizen citizen)
    {
        var session = await Opened(citizen);
        await platform.Ok(new ConfirmPresence(Worker, session, OnPaper));
        return session;
    }

    /// <summary>The code of the letter that was sent last.</summary>
    public async Task<string> Code(Guid session)
    {
        await platform.Ok(new SendCounterCode(Worker, session));
        var letters = new List<MimeMessage>();
        await platform.Drain(letters);
        return Digits().Match(letters.Last(letter => Digits().IsMatch(letter.Subject!)).Subject!).Value;
    }

    /// <summary>The worker as the door would make them for this application.</summary>
    public Task<Caller> At(Guid application, Caller? who = null) => platform.InScope(async services => (who ?? Worker) with
    {
        For = await services.GetRequiredService<FindActing>().AtCounter((who ?? Worker).Id, application, ReadSource.Page, CancellationToken.None),
    });

    [GeneratedRegex(@"\d{6}")]
    private static partial Regex Digits();
}
