using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>容缺: a document that was to follow has come. With the last one, what was held back is issued.</summary>
public sealed record ReceiveDocument(Caller By, Guid ApplicationId, string Step, string Material, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class ReceiveDocumentValidator : AbstractValidator<ReceiveDocument>
{
    public ReceiveDocumentValidator() =>
        RuleFor(request => request.Material).NotEmpty().WithMessage(_ => PromiseMessages.NameMaterial.Here());
}

internal sealed class ReceiveDocumentHandler(StepDecisions decisions) : IRequestHandler<ReceiveDocument, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(ReceiveDocument request, CancellationToken cancellationToken) =>
        decisions.Decide(request, by => new ReceiveMaterial(by, request.Step, request.Material), cancellationToken);
}
