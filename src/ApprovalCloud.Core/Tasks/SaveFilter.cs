using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Keeps a filter of the queue for the clerk who uses it; one of the same name is replaced.</summary>
public sealed record SaveFilter(Caller By, string Name, TaskFilter State, QueueFilter Filter) : IRequest<Result<Done>>;

internal sealed class SaveFilterValidator : AbstractValidator<SaveFilter>
{
    private static readonly Text EnterName = new(
        "Enter a name for the filter, at most 60 characters", "请填写筛选条件的名称（最多 60 个字符）", "請填寫篩選條件的名稱（最多 60 個字元）");

    public SaveFilterValidator()
    {
        RuleFor(request => request.Name).Must(name => name.Trim() is { Length: > 0 and <= 60 }).WithMessage(_ => EnterName.Here());
        RuleFor(request => request.Filter.Search).MaximumLength(100);
        RuleFor(request => request.Filter.Service).MaximumLength(100);
        RuleFor(request => request.Filter.Step).MaximumLength(100);
    }
}

internal sealed class SaveFilterHandler(AppDbContext db) : IRequestHandler<SaveFilter, Result<Done>>
{
    private const int Most = 30;

    private static readonly Text TooMany = new(
        "You keep 30 filters already. Delete one that you do not use any more.", "您已保存 30 个筛选条件，请先删除不再使用的。", "您已儲存 30 個篩選條件，請先刪除不再使用的。");

    public Task<Result<Done>> Handle(SaveFilter request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        var (name, kept) = (request.Name.Trim(), await db.SavedFilters.OwnedBy(request.By).ToListAsync(cancellationToken));
        var filter = kept.SingleOrDefault(one => one.Name == name);
        if (filter is null && kept.Count >= Most)
            return new Problem(ProblemKind.Conflict, "TooManyFilters", TooMany);
        if (filter is null)
            db.SavedFilters.Add(filter = new SavedFilter(request.By, name));
        filter.Become(request.State, request.Filter);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
