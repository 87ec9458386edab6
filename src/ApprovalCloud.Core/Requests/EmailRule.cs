using FluentValidation;

namespace ApprovalCloud.Core.Requests;

internal static class EmailRule
{
    /// <summary>One message, whatever is wrong with it: FluentValidation gives a message to the rule right before it alone.</summary>
    public static IRuleBuilderOptions<T, string> IsEmail<T>(this IRuleBuilderInitial<T, string> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage(_ => Messages.EnterEmail.Here())
        .EmailAddress().WithMessage(_ => Messages.EnterEmail.Here())
        .MaximumLength(200).WithMessage(_ => Messages.EnterEmail.Here());
}
