using ApprovalCloud.Core.Encryption;
using ApprovalCloud.Core.Nodes;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Users;

/// <summary>The code of the letter was typed: there is an account from now on.</summary>
public sealed record FinishRegistration(string Registration, string Code) : IRequest<Result<Guid>>
{
    /// <summary>The identity number that a provider tells of whoever asks now; that of the registration, or nothing is done.</summary>
    public string? Identity { get; init; }
}

internal sealed class FinishRegistrationHandler(UserManager<User> users, EncryptionKeys keys, RegistrationSeal seal, CountAttempts attempts, SecurityLog log, TimeProvider clock)
    : IRequestHandler<FinishRegistration, Result<Guid>>
{
    private const int TriesPerMinute = 5;
    private static readonly Text Over = new(
        "This took too long. Register once more; you get another code.", "已超时，请重新注册，我们会发送新的验证码。", "已逾時，請重新註冊，我們會發送新的驗證碼。");
    private static readonly Text Wrong = new(
        "This is not the code of the latest letter. Look at it again; if no letter has come within a few minutes, register once more.",
        "验证码与最近一封邮件中的不一致，请核对；如几分钟内未收到邮件，请重新注册。", "驗證碼與最近一封郵件中的不一致，請核對；如幾分鐘內未收到郵件，請重新註冊。");

    public async Task<Result<Guid>> Handle(FinishRegistration request, CancellationToken cancellationToken)
    {
        if (seal.Open(request.Registration) is not { } registration || registration.Identity != request.Identity)
            return new Problem(ProblemKind.Conflict, "RegistrationOver", Over);
        var tries = await attempts.Count("registration", request.Registration, CountAttempts.MinuteOf(clock.GetUtcNow()), cancellationToken);
        if (tries > TriesPerMinute || !registration.IsRight(string.Concat(request.Code.Where(char.IsAsciiDigit))))
            return InField.Wrong(nameof(request.Code), Wrong);
        // Whoever was helped at a counter before finds in their account what was filed for them there.
        var known = request.Identity is { } number ? await users.Users.WithIdentity(keys, number).SingleOrDefaultAsync(cancellationToken) : null;
        if (known is { Email: not null })
            return InField.Wrong(nameof(request.Code), Wrong);
        var person = known ?? new User { IdentityNumber = request.Identity };
        (person.UserName, person.Email, person.EmailConfirmed) = (registration.Email, registration.Email, true);
        (person.DisplayName, person.Language, person.PasswordHash) = (registration.Name, registration.Language, registration.PasswordHash);
        // Somebody with the address was quicker, from another page of theirs: then this one's letter told of the account.
        if (!(known is null ? await users.CreateAsync(person) : await users.UpdateAsync(person)).Succeeded)
            return InField.Wrong(nameof(request.Code), Wrong);
        log.AccountChanged(person.Id, "made");
        return person.Id;
    }
}
