using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Blocks;

/// <summary>A clerk makes a text block for their department, or changes one.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Version">Which version of it was changed; 0 for a new one.</param>
public sealed record SaveBlock(Caller By, Guid? Id, string Title, string Words, int Version = 0) : IRequest<Result<Done>>;

internal sealed class SaveBlockValidator : AbstractValidator<SaveBlock>
{
    public SaveBlockValidator()
    {
        RuleFor(request => request.Title).Must(title => title.Trim() is { Length: > 0 and <= 60 }).WithMessage(_ => BlockMessages.EnterTitle.Here());
        RuleFor(request => request.Words).Must(words => !string.IsNullOrWhiteSpace(words)).WithMessage(_ => BlockMessages.EnterWords.Here());
        RuleFor(request => request.Words).MaximumLength(2_000).WithMessage(_ => Messages.WordsTooLong.Here());
    }
}

internal sealed class SaveBlockHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<SaveBlock, Result<Done>>
{
    private const int Most = 200;

    public Task<Result<Done>> Handle(SaveBlock request, CancellationToken cancellationToken) => db.WhenOvertakenAgain(() => Save(request, cancellationToken));

    private async Task<Result<Done>> Save(SaveBlock request, CancellationToken cancellationToken)
    {
        if (request.By.Department is not { } department)
            return Problem.NotFound(BlockMessages.NotFound);
        var (title, kept) = (request.Title.Trim(), await db.TextBlocks.KeptBy(request.By).ToListAsync(cancellationToken));
        var block = kept.Find(one => one.Id == request.Id);
        if (request.Id is not null && block is null)
            return Problem.NotFound(BlockMessages.NotFound);
        if (block is not null && block.Version != request.Version)
            return new Problem(ProblemKind.Conflict, "Stale", BlockMessages.Changed.With(block.ChangedByName));
        if (kept.Exists(one => one != block && one.Title == title))
            return Problem.Invalid(new Dictionary<string, string[]> { [nameof(request.Title)] = [BlockMessages.TitleTaken.Here()] });
        if (block is null && kept.Count >= Most)
            return new Problem(ProblemKind.Conflict, "TooManyBlocks", BlockMessages.TooMany);
        if (block is null)
            db.TextBlocks.Add(block = new TextBlock(department));
        block.Become(title, request.Words.Trim(), request.By.Name, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
