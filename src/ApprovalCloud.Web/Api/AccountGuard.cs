using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Jobs;
using ApprovalCloud.Web.Security;
using Hangfire;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.Data;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Api;

/// <summary>
/// What Identity's own addresses would do otherwise: tell by their answer, or by its time, which addresses have an account; set a browser's
/// cookie past the sign-in page; and change what an account signs in with in a session that was left open.
/// </summary>
internal sealed class AccountGuard(
    IBackgroundJobClient jobs, IMediator mediator, AccountAttempts attempts, EqualTime equal, OwnFactors factors, UserManager<User> users, SecurityLog log,
    IOptions<Security.SignInOptions> options, TimeProvider clock)
{
    // Somebody who changes how they sign in has just signed in.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    public static async ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await ActivatorUtilities.CreateInstance<AccountGuard>(context.HttpContext.RequestServices).Pass(context, next);

    private async ValueTask<object?> Pass(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Query.Keys.Any(key => key.EndsWith("cookies", StringComparison.OrdinalIgnoreCase)))
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: "NoCookies", detail: "The API gives bearer tokens. Leave useCookies out.");
        // A program has no account: neither an address nor a factor of its own.
        if (http.User.IsProgram() && http.Request.Path.StartsWithSegments("/api/account/manage"))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        // What confirms an address stands in no address: its page takes it from a form.
        if (http.Request.Path.StartsWithSegments("/api/account/confirmEmail"))
            return Results.NotFound();
        switch (context.Arguments.FirstOrDefault(argument => argument is LoginRequest or ForgotPasswordRequest or ResetPasswordRequest or TwoFactorRequest or InfoRequest or RegisterRequest or ResendConfirmationEmailRequest))
        {
            case RegisterRequest or ResendConfirmationEmailRequest:
                return Results.NotFound();
            case LoginRequest when !options.Value.TokensByPassword:
                return new Problem(ProblemKind.Forbidden, "NoTokensByPassword", Messages.NoTokensByPassword).ToHttp();
            case LoginRequest { Email: null }:
                return InField.Wrong("email", Messages.EnterEmail).ToHttp();
            case LoginRequest { Password: null }:
                return InField.Wrong("password", Messages.EnterPassword).ToHttp();
            case LoginRequest login:
                if (!await attempts.MayTry(login.Email, http.RequestAborted))
                    return Results.StatusCode(StatusCodes.Status429TooManyRequests);
                var user = await users.FindByEmailAsync(login.Email);
                if (user is null)
                    log.NotBelieved(null, $"{Proof.Password}", "no account");
                if (user is null || await users.IsLockedOutAsync(user))
                    equal.CheckNothing(login.Password);
                return await next(context);
            case ForgotPasswordRequest forgotten:
                jobs.Enqueue<AccountJob>(job => job.ForgottenPassword(forgotten.Email ?? "", CancellationToken.None));
                return Results.Ok();
            case ResetPasswordRequest reset:
                return (await mediator.Send(new ResetPassword(reset.Email ?? "", reset.ResetCode ?? "", reset.NewPassword ?? ""), http.RequestAborted)).ToHttp(_ => Results.Ok());
            case TwoFactorRequest or InfoRequest when !(clock.GetUtcNow() - http.User.WasShownAt() <= Fresh) || !await factors.MayChange(http.User):
                return new Problem(ProblemKind.Forbidden, "ShowAgain", Messages.ShowAgainToChange).ToHttp();
            case InfoRequest { NewEmail.Length: > 0 } info:
                // Operators keep the addresses of who works here.
                if (Role.All.Any(http.User.IsInRole))
                    return Results.StatusCode(StatusCodes.Status403Forbidden);
                if (await mediator.Send(new AskForEmail(http.User.Caller(), info.NewEmail), http.RequestAborted) is { Problem: { } problem })
                    return problem.ToHttp();
                context.Arguments[context.Arguments.IndexOf(info)] = new InfoRequest { NewPassword = info.NewPassword, OldPassword = info.OldPassword };
                return await next(context);
            default:
                return await next(context);
        }
    }
}
