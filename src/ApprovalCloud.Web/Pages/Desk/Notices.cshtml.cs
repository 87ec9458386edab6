using ApprovalCloud.Core.Notices;
using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>What a clerk and their department have been told.</summary>
public sealed class NoticesModel(IMediator mediator) : NoticesPage(mediator)
{
    protected override IRequest<Result<NoticePage>> Listed => new ListDeskNotices(Caller, Before);

    protected override IRequest<Result<Done>> Seen(NoticeKey? key) => new ReadDeskNotices(Caller, key);
}
