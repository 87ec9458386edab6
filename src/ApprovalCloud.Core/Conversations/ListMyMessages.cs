using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Conversations;

/// <summary>What the citizen asked about their own application, and what was answered.</summary>
public sealed record ListMyMessages(Caller By, Guid ApplicationId) : IRequest<Result<MyMessages>>, IActsFor
{
    public Acts Act => Acts.None;
}

/// <param name="OpenUntil">Until when something can be asked; null while the application runs.</param>
public sealed record MyMessages(IReadOnlyList<MessageView> Messages, DateTimeOffset? OpenUntil, bool IsOpen);

internal sealed class ListMyMessagesHandler(AppDbContext db, DelegateLooks looks, IOptions<ConversationOptions> options, TimeProvider clock)
    : IRequestHandler<ListMyMessages, Result<MyMessages>>
{
    public async Task<Result<MyMessages>> Handle(ListMyMessages request, CancellationToken cancellationToken)
    {
        var mine = await db.Applications.AsNoTracking().HandledBy(request.By, request.Act).Where(application => application.Id == request.ApplicationId)
            .Select(application => new { application.EndedAt }).SingleOrDefaultAsync(cancellationToken);
        if (mine is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var until = options.Value.OpenUntil(mine.EndedAt);
        await looks.Write(request.By, request.ApplicationId, [ReadEntry.Messages], cancellationToken);
        return new MyMessages(
            await MessageViews.Of(db, request.ApplicationId, null, cancellationToken), until, until is null || until >= clock.Now());
    }
}
