using System.Security.Cryptography;
using System.Text;
using ApprovalCloud.Core.Users;
using CsCheck;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Tests.Security;

/// <summary>Whatever stands in the file is found, and nothing else.</summary>
public sealed class BreachedPasswordsTests
{
    private static readonly Gen<(string Password, int Count)[]> Lists = Gen.Select(Gen.String[1, 20], Gen.Int[1, 99_999_999]).Array[0, 60];

    [Fact]
    public void Password_IsFound_IfAndOnlyIfItIsListed() => Gen.Select(Lists, Gen.String[1, 20].Array[1, 20], Gen.Bool).Sample((listed, others, isWindows) =>
    {
        var path = Path.GetTempFileName();
        try
        {
            var lines = listed.DistinctBy(one => Sha1(one.Password)).Select(one => $"{Sha1(one.Password)}:{one.Count}").Order(StringComparer.Ordinal);
            File.WriteAllText(path, string.Concat(lines.Select(line => line + (isWindows ? "\r\n" : "\n"))));
            var file = new BreachedPasswords(Options.Create(new PasswordsOptions { BreachedFile = path }));
            var all = listed.Select(one => Sha1(one.Password)).ToHashSet();
            return listed.All(one => file.Contains(one.Password)) && others.All(other => file.Contains(other) == all.Contains(Sha1(other)));
        }
        finally
        {
            File.Delete(path);
        }
    }, iter: 500);

#pragma warning disable CA5350
    private static string Sha1(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
}
