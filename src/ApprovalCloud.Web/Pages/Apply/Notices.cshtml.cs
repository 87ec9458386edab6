using ApprovalCloud.Core.Notices;
using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>What the citizen has been told.</summary>
public sealed class NoticesModel(IMediator mediator) : NoticesPage(mediator)
{
    protected override IRequest<Result<NoticePage>> Listed => new ListNotices(Caller, Before);

    protected override IRequest<Result<Done>> Seen(NoticeKey? key) => new ReadNotices(Caller, key);
}
