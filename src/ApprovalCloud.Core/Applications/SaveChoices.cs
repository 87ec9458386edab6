using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>
/// The applicant commits to something, while it is a draft: to what a step asks for, instead of being examined first
/// (告知承诺), and to hand secondary materials in later (容缺受理). It is signed when the application is handed in.
/// </summary>
public sealed record SaveChoices(Caller By, Guid ApplicationId, IReadOnlyList<string> Commitments, IReadOnlyList<string> ToFollow)
    : IRequest<Result<ChoicesView>>, IActsFor
{
    public Acts Act => Acts.Prepare;
}

internal sealed class SaveChoicesValidator : AbstractValidator<SaveChoices>
{
    public SaveChoicesValidator()
    {
        RuleFor(request => request.Commitments).Must(keys => keys is { Count: <= 200 });
        RuleFor(request => request.ToFollow).Must(keys => keys is { Count: <= 200 });
    }
}

internal sealed class SaveChoicesHandler(AppDbContext db, Offering offering, DelegateLooks looks, TimeProvider clock) : IRequestHandler<SaveChoices, Result<ChoicesView>>
{
    public Task<Result<ChoicesView>> Handle(SaveChoices request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<ChoicesView>(async () =>
    {
        var application = await db.Applications.HandledBy(request.By, request.Act)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (!application.IsDraft)
            return new Problem(ProblemKind.Conflict, "AlreadySubmitted", Messages.AlreadySubmitted);

        var (wanted, view) = (new Choices(request.Commitments, request.ToFollow), await offering.Of(request.By.Principal, application, cancellationToken));
        if (Errors(wanted, view.Offered) is { Count: > 0 } errors)
            return Problem.Invalid(errors);
        if (!wanted.IsNone && view.Bar is { } bar)
            return new Problem(ProblemKind.Conflict, "Barred", PromiseMessages.Barred.With(bar.Reason));
        var chosen = view.Offered.Of(wanted);
        application.Choose(chosen);
        application.Touch(clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        await looks.Write(request.By, application.Id, [], cancellationToken);
        return view with { Chosen = chosen };
    });

    private static Dictionary<string, string[]> Errors(Choices wanted, Offers offered)
    {
        var errors = new Dictionary<string, string[]>();
        Name(nameof(SaveChoices.Commitments), wanted.Commitments.Except(offered.Commitments.Select(step => step.Key)));
        Name(nameof(SaveChoices.ToFollow), wanted.ToFollow.Except(offered.ToFollow.Select(material => material.Key)));
        return errors;

        void Name(string field, IEnumerable<string> unknown)
        {
            string[] messages = [.. unknown.Select(key => PromiseMessages.NotOffered.With(key).Here())];
            if (messages is not [])
                errors[field] = messages;
        }
    }
}
