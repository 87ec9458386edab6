using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Users;

/// <summary>
/// Refuses passwords that others try first (NIST SP 800-63B, 3.1.1.2): that are in the list of common ones or in a file of breached ones,
/// that are made of one such word again and again, or of what everybody knows of the account.
/// </summary>
internal sealed class KnownPasswords(CommonPasswords common, BreachedPasswords breached) : IPasswordValidator<User>
{
    private const int ShortestPart = 4;

    private static readonly Text TooKnown = new(
        "This password is known: it is on lists that are tried out first. Choose another one, such as three words that only you put together.",
        "此密码已在常用或泄露密码名单中，容易被猜中。请另设密码，例如只有您会组合的三个词语。",
        "此密碼已在常用或洩露密碼名單中，容易被猜中。請另設密碼，例如只有您會組合的三個詞語。");

    private static readonly Text OfYours = new(
        "Do not make the password of your name, your e-mail address or the name of this site",
        "密码请勿使用您的姓名、电子邮箱或本网站名称", "密碼請勿使用您的姓名、電子郵箱或本網站名稱");

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var typed = password ?? "";
        return Task.FromResult(
            common.Contains(typed.ToLowerInvariant()) || common.Contains(Bare(typed)) || IsRepeated(typed) || IsRow(typed) || breached.Contains(typed) ? Refused("PasswordKnown", TooKnown)
            : IsOf(user, typed) ? Refused("PasswordOfAccount", OfYours)
            : IdentityResult.Success);
    }

    // Digits and signs around a word change little.
    private static string Bare(string typed) => string.Concat(typed.SkipWhile(one => !char.IsLetter(one)).Reverse().SkipWhile(one => !char.IsLetter(one)).Reverse()).ToLowerInvariant();

    private static bool IsRepeated(string typed)
    {
        var lower = typed.ToLowerInvariant();
        return Enumerable.Range(1, lower.Length / 2).Any(length => lower.Length % length == 0
            && lower.AsSpan(0, lower.Length - length).SequenceEqual(lower.AsSpan(length)));
    }

    // 123456789012, abcdefghijkl and the same backwards; after 9 comes 0.
    private static bool IsRow(string typed)
    {
        var steps = typed.Zip(typed.Skip(1), (one, next) => next - one).ToList();
        return steps.All(step => step is 1 or -9) || steps.All(step => step is -1 or 9);
    }

    private static bool IsOf(User user, string typed)
    {
        var words = new[] { user.DisplayName, user.Email, user.Email?.Split('@')[0], "approvalcloud", "approval cloud", "审批云" }
            .OfType<string>().Where(word => word.Length >= ShortestPart);
        // What is left when they are taken away is too little to be a password.
        return words.Any(word => typed.Replace(word, "", StringComparison.OrdinalIgnoreCase).Length is var rest && rest < typed.Length && rest < 8);
    }

    private static IdentityResult Refused(string code, Text words) => IdentityResult.Failed(new IdentityError { Code = code, Description = words.Here() });
}
