using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Users;

/// <summary>Identity's messages that people really meet, in their language.</summary>
internal sealed class IdentityErrors : IdentityErrorDescriber
{
    private static readonly Text Taken = new(
        "There is an account with this e-mail address already. Sign in instead.", "此电子邮箱已注册，请直接登录。", "此電子郵箱已註冊，請直接登入。");

    private static readonly Text TooShort = new(
        "Use at least {0} characters", "密码至少需要 {0} 个字符", "密碼至少需要 {0} 個字元");

    private static readonly Text TooUniform = new(
        "Use at least {0} different characters", "密码至少需要 {0} 个不同的字符", "密碼至少需要 {0} 個不同的字元");

    /// <summary>For operators: to nobody else it is told who has an account.</summary>
    public static Problem NoAccount(string field) => InField.Wrong(field, Text.Same("There is no account with this address."));

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), Taken);

    public override IdentityError DuplicateEmail(string email) => Error(nameof(DuplicateEmail), Taken);

    public override IdentityError InvalidEmail(string? email) => Error(nameof(InvalidEmail), Messages.EnterEmail);

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), Messages.EnterEmail);

    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), TooShort.With(length));

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Error(nameof(PasswordRequiresUniqueChars), TooUniform.With(uniqueChars));

    private static IdentityError Error(string code, Text words) => new() { Code = code, Description = words.Here() };
}
